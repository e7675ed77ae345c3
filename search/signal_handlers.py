"""Keeps the index in step with the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.dispatch import receiver

from catalogue.models import Entry
from catalogue.signals import entries_removed, entries_written
from search.engines.elasticsearch.writing import changed
from search.index.writing import write_entries
from search.semantics.writing import follow


@receiver(entries_written, sender=Entry)
def entries_were_written(sender: type[Entry], entries: Sequence[Entry], **kwargs: Any) -> None:
    """Write the words of entries with them, and have the worker see to their meaning.

    Both go with a removed entry.
    """
    write_entries(entries)
    follow(entries)
    changed(entry.pk for entry in entries)


@receiver(entries_removed, sender=Entry)
def entries_were_removed(sender: type[Entry], keys: Sequence[int], **kwargs: Any) -> None:
    """Remove entries from the server as well, where there is one."""
    changed(keys)


@receiver(connection_created)
def connection_is_open(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Keep PostgreSQL from compiling statements: that takes longer than a large search."""
    with connection.cursor() as cursor:
        cursor.execute("SET jit = off")
