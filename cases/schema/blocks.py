"""Blocks of the parts of a case study, made from the schema."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import BlockGroup
from wagtail.blocks.struct_block import StructBlockValidationError

from cases.schema import SCHEMA, Part, facts_in
from cases.schema.facts import NOTHING, fact_of
from cases.schema.fields import YES_NO, Detail, Field, Kind
from cases.schema.texts import FactWriter
from content.blocks import PREVIEW_SOURCE, SOURCED_GROUP, SourcesBlock
from content.blocks.drafts import AddressBlock
from content.blocks.sources import PartialDateBlock
from content.blocks.terms import TermBlock, TermsBlock
from content.sources import SourceIndex
from taxonomy.vocabularies import Vocabularies

LONGEST = 300
LONGEST_NOTE = 600
TITLES: dict[Part, Any] = {
    Part.BASICS: _("Facts: basics"),
    Part.TRANSFER: _("Facts: transfer"),
    Part.OPERATION: _("Facts: operation"),
    Part.DATA: _("Facts: data"),
}
PREVIEWED = {Kind.TEXT: "Stadtwerke", Kind.LONG_TEXT: "Ein Satz.", Kind.NUMBER: 6.0}
# The same in all facts: the form describes each of them to the browser once, and not sixty times.
NOTE = blocks.CharBlock(required=False, label=_("Note"), max_length=LONGEST_NOTE)
SOURCES = SourcesBlock(required=False)
SOURCES_OF_ENTRY = SourcesBlock()


def value_block(declared: Field | Detail, **kwargs: Any) -> blocks.Block:
    """Return the block that holds a value of a kind; a value of an entry brings its label."""
    makers: dict[Kind, Any] = {
        Kind.TEXT: lambda: blocks.CharBlock(max_length=LONGEST, **kwargs),
        Kind.LONG_TEXT: lambda: blocks.TextBlock(rows=2, max_length=1200, **kwargs),
        Kind.TERM: lambda: TermBlock(declared.vocabulary, **kwargs),
        Kind.TERMS: lambda: TermsBlock(declared.vocabulary, **kwargs),
        Kind.WHOLE_NUMBER: lambda: blocks.IntegerBlock(min_value=0, **kwargs),
        Kind.NUMBER: lambda: blocks.FloatBlock(**kwargs),
        Kind.DATE: lambda: PartialDateBlock(**kwargs),
        Kind.YES_NO: lambda: blocks.ChoiceBlock(choices=YES_NO, **kwargs),
        Kind.LINK: lambda: AddressBlock(max_length=500, **kwargs),
    }
    made: blocks.Block = makers[declared.kind]()
    return made


class FactBlock(blocks.StructBlock):
    """A value with a note and the sources that say so.

    The value is not called so: wagtail-localize takes a block with a child of that name for the
    raw form of a list item (wagtail_localize/segments/extract.py, handle_struct_block).
    """

    def __init__(self, field: Field) -> None:
        value = value_block(field, required=False, label=_("Value"))
        children = [("stated", value), ("note", NOTE), ("sources", SOURCES)]
        super().__init__(children, label=field.label, help_text=field.help, icon="tag")

    def clean(self, value: Any) -> Any:
        """Ask for a source as soon as something is said."""
        result = super().clean(value)
        said = result["stated"] not in NOTHING or result["note"]
        if said and not result["sources"] and not self.is_deferred_validation:
            problem = ValidationError(_("Name the source that says so."))
            raise StructBlockValidationError({"sources": problem})
        return result

    def words_for_search(self, value: Any) -> list[str]:
        """Return what the fact is about, where it says anything: readers ask for it by name."""
        return [str(self.label)] if value["stated"] not in NOTHING or value["note"] else []


class EntryBlock(blocks.StructBlock):
    """One of the entries of a field that is repeated."""

    def words_for_search(self, value: Any) -> list[str]:
        """Return what the entry is about."""
        return [str(self.label)]


def entries_block(field: Field) -> blocks.ListBlock:
    """Return the block of a field that is repeated; each entry has its own sources."""
    children = [
        (
            detail.key,
            value_block(detail, required=detail.required, label=detail.label),
        )
        for detail in field.details
    ]
    entry = EntryBlock([*children, ("sources", SOURCES_OF_ENTRY)], label=field.label)
    return blocks.ListBlock(entry, default=[], label=field.label, help_text=field.help)


class PartBlock(blocks.StructBlock):
    """All facts of a part of the schema, in groups, and for which of them no source was found."""

    def __init__(self, part: Part) -> None:
        fields = facts_in(part)
        children = [(field.key, block_of(field)) for field in fields]
        unknown = blocks.MultipleChoiceBlock(
            choices=[
                (field.key, field.label)
                for field in SCHEMA[part]
                if field.required and field.may_be_unknown
            ],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            label=_("No source was found for"),
            help_text=_("Tick what you have looked for in vain; readers see it as unknown."),
        )
        headings = list(dict.fromkeys(field.group for field in fields))
        groups = [
            BlockGroup([field.key for field in fields if field.group == heading], heading=heading)
            for heading in headings
        ]
        super().__init__(
            [*children, ("unknown", unknown)],
            label=TITLES[part],
            icon="list-ul",
            group=SOURCED_GROUP,
            description=_("Typed facts with their sources; what is empty is unknown."),
            form_layout=BlockGroup([*groups, "unknown"]),
            template="cases/blocks/facts.html",
            preview_value=preview_of(fields),
        )
        self.part = part

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """Add the facts in words."""
        context = super().get_context(value, parent_context=parent_context)
        facts = [fact_of(field, value.get(field.key)) for field in facts_in(self.part)]
        table = FactWriter(SourceIndex([value]), Vocabularies()).table(facts)
        return {**context, "table": table}


def block_of(field: Field) -> blocks.Block:
    """Return the block of a fact."""
    return entries_block(field) if field.kind == Kind.ENTRIES else FactBlock(field)


def preview_of(fields: tuple[Field, ...]) -> dict[str, Any]:
    """Return an example in which the first fact that takes words says something."""
    field = next(field for field in fields if field.kind in PREVIEWED)
    said = {"stated": PREVIEWED[field.kind], "note": "", "sources": [PREVIEW_SOURCE]}
    return {field.key: said}


def part_stream(part: Part) -> list[tuple[str, blocks.Block]]:
    """Return what the stream field of a part holds: one block with all facts."""
    return [("facts", PartBlock(part))]
