"""The blocks of which pages are made, one file per family."""

from __future__ import annotations

from content.blocks.body import BODY_BLOCKS, SOURCED_BODY
from content.blocks.boxes import FactBoxBlock, FigureBlock, StepsBlock
from content.blocks.sourced import SOURCED_TEXT, FactBlock, StatementBlock
from content.blocks.sources import SourceBlock, SourcesBlock, partial_date

__all__ = [
    "BODY_BLOCKS",
    "SOURCED_BODY",
    "SOURCED_TEXT",
    "FactBlock",
    "FactBoxBlock",
    "FigureBlock",
    "SourceBlock",
    "SourcesBlock",
    "StatementBlock",
    "StepsBlock",
    "partial_date",
]
