"""The sets of blocks that page types offer."""

from __future__ import annotations

from content.blocks.boxes import (
    AccordionBlock,
    ChecklistBlock,
    FactBoxBlock,
    KeyFiguresBlock,
    StepsBlock,
)
from content.blocks.media import DownloadsBlock, PictureBlock
from content.blocks.sourced import SOURCED_TEXT
from content.blocks.tables import ChartBlock, TableBlock
from content.blocks.text import HeadingBlock, QuoteBlock, RichTextBlock

RICH_BLOCKS = [
    ("fact_box", FactBoxBlock()),
    ("steps", StepsBlock()),
    ("checklist", ChecklistBlock()),
    ("accordion", AccordionBlock()),
    ("key_figures", KeyFiguresBlock()),
    ("chart", ChartBlock()),
    ("picture", PictureBlock()),
    ("quote", QuoteBlock()),
    ("downloads", DownloadsBlock()),
]
SOURCED_BODY = [*SOURCED_TEXT, *RICH_BLOCKS]
BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("rich_text", RichTextBlock()),
    ("table", TableBlock()),
    *RICH_BLOCKS,
]
