"""Statements that carry their sources."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.blocks.text import HeadingBlock, TableBlock

partial_date = RegexValidator(
    r"^\d{4}(-\d{2}(-\d{2})?)?$", _("Enter a year, a month or a day: 2024, 2024-05 or 2024-05-28.")
)

FACT_KINDS = [
    ("start", _("Started")),
    ("operator", _("Operator")),
    ("owner", _("Owner")),
    ("legal_form", _("Legal form")),
    ("partners", _("Partners")),
    ("software_licence", _("Software licence")),
    ("repository", _("Source code")),
    ("cost_setup", _("Set-up cost")),
    ("cost_year", _("Yearly cost")),
    ("funding", _("Funding")),
    ("personal_data", _("Personal data")),
    ("data_licence", _("Data licence")),
]


class SourceBlock(blocks.StructBlock):
    """Where a statement was read: address, neutral title, day of reading and date of the source."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(
        label=_("Link text"),
        max_length=200,
        help_text=_("What stands behind the link, without names of people."),
    )
    read_on = blocks.DateBlock(label=_("Read on"))
    as_of = blocks.CharBlock(
        label=_("Date of the source"),
        required=False,
        validators=[partial_date],
        help_text=_("Year, month or day, for example 2024-05; empty where the source has none."),
    )

    class Meta:
        label = _("Source")
        icon = "link"


class SourcesBlock(blocks.ListBlock):
    """The sources of one statement."""

    def __init__(self, *, required: bool = True, **kwargs: object) -> None:
        super().__init__(
            SourceBlock(), min_num=1 if required else 0, label=_("Sources"), **kwargs
        )


class StatementBlock(blocks.StructBlock):
    """A paragraph that asserts something, with the sources that say so."""

    text = blocks.TextBlock(label=_("Text"), rows=4)
    sources = SourcesBlock()

    class Meta:
        label = _("Sourced statement")
        icon = "openquote"
        template = "content/blocks/statement.html"


class ContradictionBlock(blocks.StructBlock):
    """Statements that contradict each other, side by side, each with its sources."""

    statements = blocks.ListBlock(StatementBlock(), min_num=2, label=_("Statements"))

    class Meta:
        label = _("Contradicting sources")
        icon = "warning"
        template = "content/blocks/contradiction.html"


class SourcedTableBlock(TableBlock):
    """A table with the sources that its rows come from."""

    sources = SourcesBlock()

    class Meta:
        label = _("Table with sources")
        icon = "table"
        template = "content/blocks/table.html"


class FactBlock(blocks.StructBlock):
    """A short sourced value for “At a glance”."""

    kind = blocks.ChoiceBlock(choices=FACT_KINDS, label=_("What it is"))
    value = blocks.CharBlock(label=_("Value"), max_length=200)
    sources = SourcesBlock()

    class Meta:
        label = _("Fact")
        icon = "tag"


class FigureBlock(blocks.StructBlock):
    """A figure with what it counts and its sources."""

    value = blocks.CharBlock(label=_("Figure"), max_length=40)
    label = blocks.CharBlock(
        label=_("What it counts"),
        max_length=200,
        help_text=_("With the date of the figure, for example: downloads, 28.06.2024."),
    )
    sources = SourcesBlock()

    class Meta:
        label = _("Key figure")
        icon = "order"


SOURCED_TEXT = [
    ("statement", StatementBlock()),
    ("heading", HeadingBlock()),
    ("contradiction", ContradictionBlock()),
    ("table", SourcedTableBlock()),
]
