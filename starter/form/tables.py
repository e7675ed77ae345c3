"""Tables of what is no page: one file of comma-separated values for each kind of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from cases.models import ModelProject, ModelProjectMember
from guidance.models import GlossaryTerm, Offer, OfferPlace
from guidance.shipped import GLOSSARY_FIELDS, OFFER_FIELDS
from search.models import SynonymGroup
from starter.form.references import References
from tabular.files import LONGEST_CELL
from tabular.problems import TableError
from tabular.rows import Row
from tabular.tables import read_table
from taxonomy.languages import languages
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import MultilingualField, MultilingualText

YES, NO = "yes", ""
Values = dict[str, Any]


@dataclass(frozen=True)
class RowTable:
    """A kind of rows: the file, by which fields a row is found again, and what else it holds."""

    name: str
    model: type[models.Model]
    keys: tuple[str, ...]
    fields: tuple[str, ...]
    order: Callable[[Any], Any] = lambda row: row

    def columns(self) -> Iterator[tuple[str, Any]]:
        """Yield each column with its field; texts in several languages have a column for each."""
        for name in (*self.keys, *self.fields):
            field = self.model._meta.get_field(name)
            if isinstance(field, MultilingualField):
                yield from ((f"{name}_{code}", field) for code in languages())
            else:
                yield name, field


TABLES = (
    RowTable("terms", Term, ("vocabulary", "code"), ("labels", "order", "retired", "merged_into")),
    RowTable(
        "size_classes",
        SizeClass,
        ("code",),
        ("bbsr_key", "labels", "min_population", "max_population_exclusive"),
    ),
    RowTable(
        "units",
        AdministrativeUnit,
        ("key",),
        (
            *("level", "parent", "name", "designation", "other_names", "iso_code", "population"),
            *("population_date", "area_km2", "latitude", "longitude", "urbanisation"),
            *("association", "postal_code", "uninhabited", "valid_until"),
        ),
    ),
    RowTable(
        "projects",
        ModelProject,
        ("slug",),
        (
            *("name", "category", "cohort", "title", "title_status", "title_source"),
            *("statements", "statement_source", "statement_read_on"),
        ),
    ),
    RowTable("project_members", ModelProjectMember, ("project", "unit"), ("lead",)),
    RowTable("offers", Offer, ("slug",), OFFER_FIELDS),
    RowTable("offer_places", OfferPlace, ("offer", "land"), ()),
    RowTable("glossary", GlossaryTerm, ("slug",), GLOSSARY_FIELDS),
    RowTable("synonyms", SynonymGroup, ("locale", "phrases"), ()),
)


def write_table(table: RowTable, references: References) -> str:
    """Return all rows, in the order of their keys."""
    columns = list(table.columns())
    rows = [
        [write_cell(column, field, row, references) for column, field in columns]
        for row in table.model._default_manager.all()
    ]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column for column, _field in columns])
    writer.writerows(sorted(rows))
    return text.getvalue()


def write_cell(column: str, field: Any, row: models.Model, references: References) -> str:
    """Return what a column says of a row."""
    value = field.value_from_object(row)
    if isinstance(field, MultilingualField):
        return str(value.get(column.removeprefix(f"{field.name}_"), ""))
    if isinstance(field, models.ForeignKey):
        return references.name(field.related_model, value) or ""
    if isinstance(field, models.BooleanField):
        return YES if value else NO
    return "" if value is None else str(value)


def read_rows(table: RowTable, folder: Path, references: References) -> list[Values]:
    """Return the rows of a table, those that lead to others by name still to be looked up.

    Raises TableError, which names file, row and column of all that is wrong.
    """
    columns = dict(table.columns())
    required = [name for name in columns if name in (*table.keys, *table.fields)]
    texts = [name for name in columns if name not in required]
    found = read_table(folder / "tables" / f"{table.name}.csv", required, texts)
    rows = [read_row(table, columns, row) for row in found.rows]
    found.problems.raise_any()
    return rows


def read_row(table: RowTable, columns: dict[str, Any], row: Row) -> Values:
    """Return the values of a row by the names of the fields."""
    values: Values = {}
    for column, field in columns.items():
        text = row.values.get(column, "")
        if isinstance(field, MultilingualField):
            texts = values.setdefault(field.name, MultilingualText())
            if text:
                texts[column.removeprefix(f"{field.name}_")] = text
        else:
            values[field.name] = read_cell(field, text, row)
    return values


def read_cell(field: Any, text: str, row: Row) -> Any:
    """Return the value of a cell; what leads to another row is still a name."""
    if isinstance(field, models.ForeignKey):
        return text or None
    if isinstance(field, models.BooleanField):
        if text not in (YES, NO):
            row.report(field.name, f"“{text}”; expected “{YES}” or nothing")
        return text == YES
    if not text:
        return None if field.null else ""
    try:
        return field.clean(text, None)
    except ValidationError as error:
        row.report(field.name, " ".join(error.messages))
        return None


__all__ = ["LONGEST_CELL", "TABLES", "RowTable", "TableError", "read_rows", "write_table"]
