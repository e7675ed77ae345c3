"""Puts odd values where rooms keep things, past every form and every check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from psycopg import sql
from wagtail.models import Page

from portal.rooms import ROOMS

TEXTS = ("CharField", "TextField", "URLField", "EmailField", "FileField")
DAYS = ("DateField", "DateTimeField")
# By these a row is found; and who is on the portal, what was asked, what waits is no content.
KEYS = frozenset({"slug", "url_path", "path", "code", "key", "vocabulary", "level", "purpose"})
NO_CONTENT = ("accounts", "jobs", "search", "catalogue", "portal", "starter")


def content_models() -> Iterator[type[models.Model]]:
    """Yield the models in which rooms keep content."""
    yield Page
    for room in ROOMS:
        if room not in NO_CONTENT and apps.is_installed(room):
            yield from apps.get_app_config(room).get_models()


def store_everywhere(odd: Any) -> int:
    """Put a value into every field that takes it, and return how many did."""
    return sum(
        store(model, field, odd)
        for model in content_models()
        for field in model._meta.local_concrete_fields
        if not (field.unique or field.is_relation or field.name in KEYS)
    )


def store(model: type[models.Model], field: models.Field[Any, Any], odd: Any) -> bool:
    """Put a value into a field of all rows; False where the database refuses it."""
    names = {"table": sql.Identifier(model._meta.db_table), "column": sql.Identifier(field.column)}
    kind = field.get_internal_type()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            if kind == "JSONField":
                names["key"] = sql.Identifier(model._meta.pk.column)
                read = sql.SQL("SELECT {key}, {column}::text FROM {table}").format(**names)
                write = sql.SQL("UPDATE {table} SET {column} = %s WHERE {key} = %s").format(**names)
                rows = cursor.execute(read).fetchall()
                for key, raw in rows:
                    if raw is not None:
                        changed = json.dumps(with_leaf(json.loads(raw), odd))
                        cursor.execute(write, [changed, key])
                return bool(rows)
            if (kind in TEXTS and isinstance(odd, str)) or (kind in DAYS and is_day(odd)):
                value = odd[: field.max_length] if field.max_length else odd
                write = sql.SQL("UPDATE {table} SET {column} = %s").format(**names)
                cursor.execute(write, [value])
                return True
    except DatabaseError:
        return False
    return False


def is_day(odd: Any) -> bool:
    """Say whether a value is one of the odd days that the database takes."""
    return odd in ("0001-01-01", "9999-12-31")


def with_leaf(value: Any, odd: Any) -> Any:
    """Return raw data in which each leaf is an odd one."""
    if isinstance(value, dict):
        return {
            name: child if name in ("id", "type") else with_leaf(child, odd)
            for name, child in value.items()
        }
    if isinstance(value, list):
        return [with_leaf(child, odd) for child in value]
    return odd
