"""The columns of the table, from the schema: how each is written and read."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.models import CaseStudyPage
from cases.schema import SCHEMA, Field, Kind, Part
from cases.table.case import TableCase, block
from cases.table.cell import Cell, listed
from cases.table.lines import line_of, values_of
from cases.table.texts import read_figures, read_section, written_figures, written_section
from cases.table.values import read_value, written_value

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Write = Callable[[TableCase], str]
Read = Callable[[TableCase, str, Cell], None]
GERMAN_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
NOTE = gettext_lazy("Note")
SOURCES = gettext_lazy("Sources, by number")


@dataclass(frozen=True)
class Column:
    """A column: what it is called, how a case study fills it and what a cell does to one."""

    key: str
    label: StrOrPromise
    write: Write
    read: Read
    vocabulary: str = ""


def plain_column(name: str) -> Column:
    """Return the column of a field of the page that holds a text or a day."""
    field: Any = CaseStudyPage._meta.get_field(name)

    def write(case: TableCase) -> str:
        value = getattr(case.page, name)
        return value.isoformat() if isinstance(value, datetime.date) else str(value or "")

    def read(case: TableCase, text: str, cell: Cell) -> None:
        if day := GERMAN_DAY.fullmatch(text):
            text = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
        try:
            setattr(case.page, name, field.clean(text or field.get_default(), case.page))
        except ValidationError as problem:
            cell.wrong(" ".join(problem.messages))

    return Column(name, field.verbose_name, write, read)


def term_column(name: str, vocabulary: str) -> Column:
    """Return the column of a term of the page, by its code."""

    def write(case: TableCase) -> str:
        term = getattr(case.page, name)
        return term.code if term else ""

    def read(case: TableCase, text: str, cell: Cell) -> None:
        term = cell.known(text, cell.lookups.terms(vocabulary)) if text else None
        setattr(case.page, name, term)

    label = CaseStudyPage._meta.get_field(name).verbose_name
    return Column(name, label, write, read, vocabulary)


def row_column(name: str, rows: str) -> Column:
    """Return the column of a project or solution, by its slug."""

    def write(case: TableCase) -> str:
        row = getattr(case.page, name)
        return row.slug if row else ""

    def read(case: TableCase, text: str, cell: Cell) -> None:
        setattr(case.page, name, cell.known(text, getattr(cell.lookups, rows)) if text else None)

    return Column(name, CaseStudyPage._meta.get_field(name).verbose_name, write, read)


def write_fields_of_action(case: TableCase) -> str:
    """Return the codes, the main field first."""
    return listed(term.code for term in case.page.fields_in_order)


def read_fields_of_action(case: TableCase, text: str, cell: Cell) -> None:
    """Take the first as the main field."""
    terms = cell.all_known(text, cell.lookups.terms("field_of_action"))
    case.page.fields_of_action = terms
    case.page.main_field = terms[0] if terms else None


def write_municipalities(case: TableCase) -> str:
    """Return the official keys."""
    return listed(sorted(unit.key for unit in case.page.municipalities.all()))


def read_municipalities(case: TableCase, text: str, cell: Cell) -> None:
    """Find the places by their keys."""
    units = []
    for key in filter(None, map(str.strip, text.split(";"))):
        if key in cell.lookups.units:
            units.append(cell.lookups.units[key])
        else:
            message = _("“%(value)s” is not a valid key; expected something like “%(example)s”")
            cell.wrong(message % {"value": key[:60], "example": "05122000"})
    case.page.municipalities = units


def section_column(name: str) -> Column:
    """Return the column of a section."""
    return Column(
        name,
        CaseStudyPage._meta.get_field(name).verbose_name,
        partial(written_section, name=name),
        lambda case, text, cell: read_section(case, name, text, cell),
    )


def fact_columns(part: Part, field: Field) -> Iterator[Column]:
    """Yield the columns of a fact: value, note and sources, or its entries."""
    if field.kind == Kind.ENTRIES:
        yield entries_column(part, field)
        return

    def read_stated(case: TableCase, text: str, cell: Cell) -> None:
        case.fact(part, field.key)["stated"] = read_value(field, text, cell)

    def read_note(case: TableCase, text: str, cell: Cell) -> None:
        case.fact(part, field.key)["note"] = text

    def read_sources(case: TableCase, text: str, cell: Cell) -> None:
        case.fact(part, field.key)["sources"] = case.sources.items(text, cell)

    def stored(case: TableCase, name: str) -> Any:
        return (known_fact(case, part, field.key) or {}).get(name)

    yield Column(
        field.key,
        field.label,
        lambda case: written_value(field, stored(case, "stated")),
        read_stated,
        field.vocabulary,
    )
    yield Column(f"{field.key}_note", NOTE, lambda case: str(stored(case, "note") or ""), read_note)
    yield Column(
        f"{field.key}_sources",
        SOURCES,
        lambda case: case.sources.mark(stored(case, "sources")),
        read_sources,
    )


def known_fact(case: TableCase, part: Part, key: str) -> Any:
    """Return what is stored for a fact; nothing is begun for it."""
    stream = case.streams[f"{part}_facts"]
    return stream[0]["value"].get(key) if stream else None


def entries_column(part: Part, field: Field) -> Column:
    """Return the column of a field that is repeated, an entry in each line."""
    details = {detail.key: detail for detail in field.details}

    def write(case: TableCase) -> str:
        lines = []
        for item in known_fact(case, part, field.key) or ():
            entry = item.get("value", item)
            said = {key: written_value(each, entry.get(key)) for key, each in details.items()}
            lines.append(line_of(said, f"[{case.sources.mark(entry.get('sources'))}]"))
        return "\n".join(lines)

    def read(case: TableCase, text: str, cell: Cell) -> None:
        items = []
        for line in filter(None, map(str.strip, text.splitlines())):
            values, mark = values_of(line)
            for name in values.keys() - details.keys():
                cell.known(name or line, details)
            entry = {
                key: read_value(each, values.get(key, ""), cell) for key, each in details.items()
            }
            items.append(block("item", {**entry, "sources": case.sources.items(mark, cell)}))
        case.facts(part)[field.key] = items

    return Column(field.key, field.label, write, read)


def write_unknown(case: TableCase) -> str:
    """Return the fields that somebody has looked for in vain."""
    return listed(key for part in SCHEMA for key in known_fact(case, part, "unknown") or ())


def read_unknown(case: TableCase, text: str, cell: Cell) -> None:
    """Tick them in their parts."""
    offered = {
        field.key: part
        for part, fields in SCHEMA.items()
        for field in fields
        if field.required and field.may_be_unknown
    }
    keys = [key for key in map(str.strip, text.split(";")) if key]
    known = [key for key in keys if cell.known(key, offered)]
    for part in SCHEMA:
        ticked = [key for key in known if offered[key] == part]
        if ticked or known_fact(case, part, "unknown"):
            case.facts(part)["unknown"] = ticked


def write_summary_sources(case: TableCase) -> str:
    """Return the numbers of the sources of the summary."""
    return case.sources.mark(case.streams["claim_sources"])


def read_summary_sources(case: TableCase, text: str, cell: Cell) -> None:
    """Put the numbered sources in the place of those of the summary."""
    case.streams["claim_sources"] = case.sources.items(text, cell, "source")


def all_columns() -> Iterator[Column]:
    """Yield the columns in their order."""
    yield from columns_of_the_page()
    streams = {field.name for field in CaseStudyPage._meta.get_fields()}
    for part, fields in SCHEMA.items():
        for field in fields:
            if field.kind == Kind.PROSE and field.key in streams:
                yield section_column(field.key)
            elif field.is_fact:
                yield from fact_columns(part, field)


def columns_of_the_page() -> Iterator[Column]:
    """Yield what is no section and no fact; the sources come early, since others name them."""
    yield plain_column("title")
    yield Column(
        "sources",
        gettext_lazy("Sources: number | address | title | read on | date | site"),
        lambda case: case.sources.written(),
        lambda case, text, cell: case.sources.take(text, cell),
    )
    yield plain_column("summary")
    yield Column("summary_sources", SOURCES, write_summary_sources, read_summary_sources)
    yield row_column("project", "projects")
    yield row_column("applied_solution", "solutions")
    keys = gettext_lazy("Municipalities, by official key")
    yield Column("municipalities", keys, write_municipalities, read_municipalities)
    yield plain_column("places_shown")
    fields = gettext_lazy("Fields of action, the main one first")
    yield Column(
        "fields_of_action", fields, write_fields_of_action, read_fields_of_action, "field_of_action"
    )
    for name in ("solution_type", "maturity", "evidence"):
        yield term_column(name, name)
    yield term_column("content_licence", "licence")
    for name in ("website", "contact_role", "contact_mail", "checked_on", "review_due"):
        yield plain_column(name)
    figures = pgettext_lazy("table", "Results in figures")
    yield Column("figures", figures, written_figures, read_figures)
    yield Column("unknown", gettext_lazy("No source was found for"), write_unknown, read_unknown)


COLUMNS = {column.key: column for column in all_columns()}
