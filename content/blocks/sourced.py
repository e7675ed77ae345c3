"""Statements that carry their sources."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.sources import PREVIEW_SOURCE, SOURCED_GROUP, SourcesBlock
from content.blocks.tables import DATA_GROUP, PREVIEW_TABLE, TableBlock
from content.blocks.text import HeadingBlock


class StatementBlock(blocks.StructBlock):
    """A paragraph that asserts something, with the sources that say so."""

    text = blocks.TextBlock(label=_("Text"), rows=4)
    sources = SourcesBlock()

    class Meta:
        label = _("Sourced statement")
        icon = "pilcrow"
        group = SOURCED_GROUP
        description = _("One to three sentences, with the sources that say so.")
        template = "content/blocks/statement.html"
        preview_value = {
            "text": "Der Stufenplan stellt drei Fragen.",
            "sources": [PREVIEW_SOURCE],
        }


class ContradictionBlock(blocks.StructBlock):
    """Statements that contradict each other, side by side, each with its sources."""

    statements = blocks.ListBlock(StatementBlock(), min_num=2, label=_("Statements"))

    class Meta:
        label = _("Contradicting sources")
        icon = "warning"
        group = SOURCED_GROUP
        description = _("All that the sources say, nothing left out, nothing averaged.")
        template = "content/blocks/contradiction.html"
        preview_value = {
            "statements": [
                {"text": "Es sind 40 Kommunen.", "sources": [PREVIEW_SOURCE]},
                {"text": "Es sind 25 Kommunen.", "sources": [PREVIEW_SOURCE]},
            ]
        }


class SourcedTableBlock(TableBlock):
    """A table with the sources that its rows come from."""

    sources = SourcesBlock()

    class Meta:
        label = _("Table with sources")
        icon = "table"
        group = DATA_GROUP
        description = _("Rows and columns, with the sources that they come from.")
        template = "content/blocks/table.html"
        preview_value = {**PREVIEW_TABLE, "sources": [PREVIEW_SOURCE]}


SOURCED_TEXT = [
    ("statement", StatementBlock()),
    ("heading", HeadingBlock()),
    ("contradiction", ContradictionBlock()),
    ("table", SourcedTableBlock()),
]
