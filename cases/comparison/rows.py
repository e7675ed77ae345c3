"""The rows of a comparison, in the order of the schema."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import CaseStudyPage
from cases.schema import QUESTIONS, SCHEMA, Field, Kind, Part, facts_in
from cases.schema.facts import Fact, all_facts
from cases.schema.texts import FactWriter, Line
from content.sources import SourceIndex
from taxonomy.laender import land_name
from taxonomy.vocabularies import current


class Likeness(Enum):
    """How the values of a row go together; what nobody knows is no difference."""

    DIFFERENT = gettext_lazy("different")
    SAME = gettext_lazy("the same")
    SAME_WHERE_KNOWN = gettext_lazy("the same where known")
    ONE_KNOWN = gettext_lazy("known for one only")
    NONE_KNOWN = gettext_lazy("known for none")


@dataclass(frozen=True)
class Cell:
    """What is known of the case study of this title; without lines it is unknown."""

    lines: Sequence[Line] = ()
    value: Hashable = None
    title: str = ""


@dataclass(frozen=True)
class Row:
    """A detail of all case studies that are compared."""

    label: str
    cells: Sequence[Cell]

    @property
    def likeness(self) -> Likeness:
        """How the known values go together."""
        known = [cell.value for cell in self.cells if cell.lines]
        if len(known) < 2:
            return Likeness.ONE_KNOWN if known else Likeness.NONE_KNOWN
        if len(set(known)) > 1:
            return Likeness.DIFFERENT
        return Likeness.SAME if len(known) == len(self.cells) else Likeness.SAME_WHERE_KNOWN

    @property
    def is_different(self) -> bool:
        return self.likeness is Likeness.DIFFERENT


@dataclass(frozen=True)
class Group:
    """The rows of a part of the schema, and what no source says of any of the case studies."""

    title: str
    rows: list[Row]
    unknown: list[str] = field(default_factory=list)


def groups_of(pages: Sequence[CaseStudyPage], sources: SourceIndex) -> list[Group]:
    """Return all rows; `sources` gets each source at its first use."""
    writer = FactWriter(sources, current())
    facts = [all_facts(page) for page in pages]

    def rows_of(part: Part) -> tuple[list[Row], list[str]]:
        rows = [
            row_of(field.label, [cell_of(each[field.key], writer) for each in facts], pages)
            for field in facts_in(part)
        ]
        fields = zip(rows, facts_in(part), strict=True)
        shown = [row for row, field in fields if field.required or has_lines(row)]
        return shown, [row.label for row in rows if row not in shown]

    basics, unknown = rows_of(Part.BASICS)
    titles = {str(each.key): str(each.label) for part in QUESTIONS for each in SCHEMA[part]}
    return [
        Group(_("At a glance"), [*page_rows(pages), *basics], unknown),
        *(Group(titles[str(part)], *rows_of(part)) for part in QUESTIONS),
    ]


def row_of(label: Any, cells: Sequence[Cell], pages: Sequence[CaseStudyPage]) -> Row:
    """Return a row whose cells know to which case study they belong."""
    named = zip(cells, pages, strict=True)
    return Row(str(label), [replace(cell, title=page.title) for cell, page in named])


def has_lines(row: Row) -> bool:
    """Say whether anything is known for one of the case studies."""
    return row.likeness is not Likeness.NONE_KNOWN


def cell_of(fact: Fact, writer: FactWriter) -> Cell:
    """Return what is said of a field; values are compared without their notes."""
    lines = writer.lines(fact)
    return Cell(lines, comparable(fact.field, fact, lines))


def comparable(field: Field, fact: Fact, lines: Sequence[Line]) -> Hashable:
    """Return by what two values are the same: their codes, or their words."""
    if field.kind == Kind.TERMS:
        return frozenset(fact.value or ())
    if field.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.ENTRIES) or fact.value in (None, ""):
        return frozenset((line.text or line.url).casefold() for line in lines)
    return str(fact.value)


def page_rows(pages: Sequence[CaseStudyPage]) -> Iterator[Row]:
    """Yield what is no fact with sources: places, terms."""
    told: list[tuple[Any, Any]] = [
        (_("Inhabitants"), inhabitants),
        (_("State (Land)"), lambda page: ", ".join(land_name(key) for key in page.land_keys)),
        (_("Fields of action"), lambda page: ", ".join(t.label for t in page.fields_in_order)),
        (_("Kind of solution"), lambda page: page.solution_type and page.solution_type.label),
        (_("Maturity"), lambda page: page.maturity and page.maturity.label),
        (_("Evidence grade"), lambda page: page.evidence and page.evidence.label),
    ]
    for label, tell in told:
        yield row_of(label, [words(tell(page)) for page in pages], pages)


def words(text: str | None) -> Cell:
    return Cell([Line(text)], text) if text else Cell()


def inhabitants(page: CaseStudyPage) -> str:
    """Return how many people live in the places of a case study, if that is known of all."""
    counted = [unit.population for unit in page.municipalities.all()]
    known = [number for number in counted if number is not None]
    if not counted or len(known) < len(counted):
        return ""
    return str(number_format(sum(known), force_grouping=True))
