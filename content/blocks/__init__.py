"""The blocks of which pages are made, one file per family."""

from __future__ import annotations

from content.blocks.body import BODY_BLOCKS, SOURCED_BODY
from content.blocks.boxes import FactBoxBlock, FigureBlock, StepsBlock
from content.blocks.sourced import SOURCED_TEXT, StatementBlock
from content.blocks.sources import (
    PREVIEW_SOURCE,
    SOURCED_GROUP,
    SourceBlock,
    SourcesBlock,
)
from content.blocks.text import TEXT_GROUP

__all__ = [
    "BODY_BLOCKS",
    "PREVIEW_SOURCE",
    "SOURCED_BODY",
    "SOURCED_GROUP",
    "SOURCED_TEXT",
    "TEXT_GROUP",
    "FactBoxBlock",
    "FigureBlock",
    "SourceBlock",
    "SourcesBlock",
    "StatementBlock",
    "StepsBlock",
]
