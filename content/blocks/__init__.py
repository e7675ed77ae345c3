"""The blocks of which pages are made, one file per family."""

from __future__ import annotations

from content.blocks.body import BODY_BLOCKS
from content.blocks.sourced import SOURCED_TEXT, FactBlock, FigureBlock, SourceBlock, SourcesBlock

__all__ = [
    "BODY_BLOCKS",
    "SOURCED_TEXT",
    "FactBlock",
    "FigureBlock",
    "SourceBlock",
    "SourcesBlock",
]
