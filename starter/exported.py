"""Loads an exported folder: its tables, then all that the starter content has too."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from django.db.models import ForeignKey

from cases.models import ModelProject
from cases.signals import projects_imported
from guidance.models import GlossaryTerm, Offer, OfferPlace
from guidance.signals import guidance_loaded
from starter.form.references import References
from starter.form.tables import TABLES, RowTable, Values, read_rows
from starter.loading import STARTER_FOLDER, Loading
from starter.models import StarterRecord
from starter.parts import Part
from starter.rows import bring_rows
from starter.tables import table_parts
from tabular.files import read_file
from tabular.problems import Problems
from taxonomy.models import AdministrativeUnit
from taxonomy.signals import units_imported
from taxonomy.sort_keys import german_sort_key

ORIGIN = "import: "
SIGNALS = {
    AdministrativeUnit: units_imported,
    GlossaryTerm: guidance_loaded,
    ModelProject: projects_imported,
    Offer: guidance_loaded,
    OfferPlace: guidance_loaded,
}


def load_folder(folder: Path, say: Callable[[str], None]) -> int:
    """Load a folder and return how many of its parts are new or different.

    What is imported takes the place of the starter content: none of that is loaded later.
    """
    loading = Loading(folder, ORIGIN)
    parts = list(chain(exported_tables(folder, loading.references), loading.parts()))
    loaded = loading.run(iter(parts), say)
    if loaded:
        starter = chain(table_parts(), Loading(STARTER_FOLDER).parts())
        StarterRecord.objects.bulk_create(
            [StarterRecord(key=part.key) for part in starter], ignore_conflicts=True
        )
    return loaded


def exported_tables(folder: Path, references: References) -> Iterator[Part]:
    """Yield a part for each table of a folder."""
    for table in TABLES:
        path = folder / "tables" / f"{table.name}.csv"
        if not path.exists():
            continue
        digest = hashlib.sha256(read_file(path).data).hexdigest()
        yield Part(f"table {table.name}", partial(load_table, table, folder, references), digest)


def load_table(table: RowTable, folder: Path, references: References) -> None:
    """Make and correct the rows of a table; those that others belong to come first."""
    rows = read_rows(table, folder, references)
    own = [name for name in table.fields if is_own(table, name)]
    waiting = [row for row in rows if all(row[name] is None for name in own)]
    later = [row for row in rows if any(row[name] is not None for name in own)]
    if table.model is AdministrativeUnit:
        later.sort(key=lambda row: len(row["key"]))
    while waiting:
        instances = [instance_of(table, row, references, folder) for row in waiting]
        made, changed = bring_rows(table.name, instances, table.keys, table.fields)
        references.forget()
        if (made or changed) and table.model in SIGNALS:
            SIGNALS[table.model].send(sender=table.model)
        known = set(map(partial(name_of, table), rows))
        waiting, later = split(table, own, later, references, known)


def is_own(table: RowTable, name: str) -> bool:
    """Say whether a field leads to another row of the same table."""
    field = table.model._meta.get_field(name)
    return isinstance(field, ForeignKey) and field.related_model is table.model


def name_of(table: RowTable, row: Values) -> str:
    """Return the name of a row."""
    return "/".join(str(row[key]) for key in table.keys)


def split(
    table: RowTable, own: list[str], rows: list[Values], references: References, known: set[str]
) -> tuple[list[Values], list[Values]]:
    """Return the rows whose superior is there now (or will never be), and the others."""
    ready: list[Values] = []
    rest: list[Values] = []
    for row in rows:
        above = [row[name] for name in own if row[name] is not None]
        waits = any(references.key(table.model, name) is None and name in known for name in above)
        (rest if waits else ready).append(row)
    return ready, rest


def instance_of(table: RowTable, row: Values, references: References, folder: Path) -> Any:
    """Return an unsaved row; raises TableError where it names what is not there."""
    values = {}
    for name, value in row.items():
        field: Any = table.model._meta.get_field(name)
        if not isinstance(field, ForeignKey):
            values[name] = value
            continue
        key = references.key(field.related_model, value) if value is not None else None
        if value is not None and key is None:
            file = str(folder / "tables" / f"{table.name}.csv")
            label = references.label(field.related_model)
            where = name_of(table, row)
            raise Problems(file).fail(f"{where}: {name}: no {label} “{value}”")
        values[field.attname] = key
    instance: Any = table.model(**values)
    if hasattr(instance, "sort_key") and hasattr(instance, "name"):
        instance.sort_key = german_sort_key(instance.name)
    return instance
