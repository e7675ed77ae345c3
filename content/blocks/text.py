"""Headings, running text, quotations and tables."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT = ["bold", "italic", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.StructBlock):
    """A heading with an anchor that can be linked to."""

    text = blocks.CharBlock(label=_("Heading"), max_length=160)

    class Meta:
        label = _("Heading")
        icon = "title"
        template = "content/blocks/heading.html"


class TableBlock(blocks.StructBlock):
    """A small table with a caption and a header row."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    header = blocks.ListBlock(blocks.CharBlock(label=_("Column")), label=_("Columns"), min_num=1)
    rows = blocks.ListBlock(
        blocks.ListBlock(blocks.CharBlock(label=_("Cell"), required=False), label=_("Row")),
        label=_("Rows"),
    )

    class Meta:
        label = _("Table")
        icon = "table"
        template = "content/blocks/table.html"
