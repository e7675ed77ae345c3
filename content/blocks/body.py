"""The blocks that any page's body may use."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.text import RICH_TEXT, HeadingBlock, TableBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    (
        "rich_text",
        blocks.RichTextBlock(
            features=RICH_TEXT,
            label=_("Text"),
            icon="pilcrow",
            template="content/blocks/rich_text.html",
        ),
    ),
    ("table", TableBlock()),
]
