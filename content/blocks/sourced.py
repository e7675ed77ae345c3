"""Statements that carry their sources."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.sources import PREVIEW_SOURCE, SOURCED_GROUP, SourcesBlock
from content.blocks.tables import DATA_GROUP, PREVIEW_TABLE, TableBlock
from content.blocks.text import HeadingBlock

FACT_KINDS = [
    ("start", _("Started")),
    ("operator", _("Operator")),
    ("owner", _("Owner")),
    ("legal_form", _("Legal form")),
    ("partners", _("Partners")),
    ("software_licence", _("Software licence")),
    ("repository", _("Source code")),
    ("cost_setup", _("One-off costs")),
    ("cost_year", _("Yearly cost")),
    ("funding", _("Funding")),
    ("personal_data", _("Personal data")),
    ("data_licence", _("Data licence")),
]


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


class FactBlock(blocks.StructBlock):
    """A short sourced value for “At a glance”."""

    kind = blocks.ChoiceBlock(choices=FACT_KINDS, label=_("What it is"))
    value = blocks.CharBlock(label=_("Value"), max_length=240)
    sources = SourcesBlock()

    def get_context(
        self, value: blocks.StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add what the fact is, in words."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "label": dict(FACT_KINDS).get(value["kind"], value["kind"])}

    class Meta:
        label = _("Fact")
        icon = "tag"
        group = SOURCED_GROUP
        description = _("A short value for “At a glance”, with its source.")
        template = "content/blocks/fact.html"
        preview_value = {"kind": "start", "value": "Mai 2020", "sources": [PREVIEW_SOURCE]}


SOURCED_TEXT = [
    ("statement", StatementBlock()),
    ("heading", HeadingBlock()),
    ("contradiction", ContradictionBlock()),
    ("table", SourcedTableBlock()),
]
