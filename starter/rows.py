"""Brings rows of tables into the portal: new ones once, corrected fields where nobody edited them.

The rule of pages (`storing`), for each field by itself: what a table says otherwise than before is
written where the row still holds what was written then. A row that was deleted stays deleted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import DecimalField, Model
from wagtail.fields import StreamField

from starter.digests import Digests, digest
from starter.models import LoadedRow


def bring_rows(
    table: str, rows: Iterable[Any], keys: Iterable[str], fields: Iterable[str]
) -> tuple[list[Any], list[Any]]:
    """Make and renew rows; return those that were made and those that were changed.

    `rows` are unsaved; by `keys` they are found again, and `fields` are what they say.
    """
    rows, keys, fields = list(rows), list(keys), list(fields)
    if not rows:
        return [], []
    model: Any = type(rows[0])
    present = {key_of(row, keys): row for row in model._default_manager.all()}
    loaded = {entry.key: entry for entry in LoadedRow.objects.filter(table=table)}
    made, changed, noted = [], [], []
    for row in rows:
        key = key_of(row, keys)
        before, now = loaded.get(key), present.get(key)
        if now is None and before is None:
            made.append(row)
        elif now is not None and before is not None and renew(now, row, before):
            changed.append(now)
        entry = note(table, key, row, fields, before, now)
        if entry is not None:
            noted.append(entry)
    model._default_manager.bulk_create(made, batch_size=1000)
    for row in changed:
        row.save()
    LoadedRow.objects.bulk_create(
        noted,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["table", "key"],
        update_fields=["shipped", "stored"],
    )
    return made, changed


def key_of(row: Model, keys: Iterable[str]) -> str:
    """Return by what a row is found again."""
    return " ".join(str(value_of(row, name)) for name in keys)


def value_of(row: Model, name: str) -> Any:
    """Return what a field holds; what it leads to by its number."""
    field: Any = row._meta.get_field(name)
    return field.value_from_object(row)


def digests_of(row: Model, fields: Iterable[str]) -> Digests:
    """Return a digest of each field, as the database gives its value back."""
    return {name: digest(plain(row, name)) for name in fields}


def plain(row: Model, name: str) -> str:
    """Return a value in the form in which it can be compared."""
    field = row._meta.get_field(name)
    value = value_of(row, name)
    if isinstance(field, StreamField):
        value = json.loads(field.value_to_string(row))
    if isinstance(field, DecimalField) and value is not None:
        value = Decimal(value).normalize()
    return json.dumps(value, sort_keys=True, default=str)


def renew(row: Any, shipped: Model, before: LoadedRow) -> bool:
    """Write the fields that the table says otherwise now; say whether there was any."""
    corrected = [
        name
        for name, former in before.shipped.items()
        if digest(plain(shipped, name)) != former
        and digest(plain(row, name)) == before.stored.get(name)
        and plain(row, name) != plain(shipped, name)
    ]
    for name in corrected:
        attname = row._meta.get_field(name).attname
        setattr(row, attname, getattr(shipped, attname))
    return bool(corrected)


def note(
    table: str,
    key: str,
    shipped: Model,
    fields: list[str],
    before: LoadedRow | None,
    now: Model | None,
) -> LoadedRow | None:
    """Return what is to be remembered of a row, unless that is known already.

    What a table says counts as written where the row holds it; elsewhere somebody has edited.
    """
    said = digests_of(shipped, fields)
    if before is not None and (now is None or before.shipped == said):
        return None
    if before is None:
        stored = said
    else:
        held = digests_of(now or shipped, fields)
        stored = {
            name: text if held[name] == text else before.stored.get(name, "")
            for name, text in said.items()
        }
    return LoadedRow(table=table, key=key, shipped=said, stored=stored)
