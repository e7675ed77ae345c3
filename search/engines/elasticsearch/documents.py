"""What PostgreSQL has for the server: whole documents, or only their digests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.engines.statements import DIGESTS, DOCUMENTS
from search.models import SearchIndex

CHUNK = 500
KEYS = "SELECT entry_id FROM search_document WHERE index_id = %(index)s ORDER BY entry_id"


def keys_of(index: SearchIndex) -> list[int]:
    """Return the primary keys of all entries that an index holds."""
    with connection.cursor() as cursor:
        cursor.execute(KEYS, {"index": index.pk})
        return [key for (key,) in cursor.fetchall()]


def read_documents(index: SearchIndex, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Return the documents of entries, by primary key; none of an entry that is no more."""
    with connection.cursor() as cursor:
        cursor.execute(DOCUMENTS, {"index": index.pk, "entries": list(keys)})
        names = [column.name for column in cursor.description or ()]
        return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


def read_digests(index: SearchIndex, keys: Sequence[int]) -> dict[int, int]:
    """Return the digests of the documents of entries, by primary key."""
    with connection.cursor() as cursor:
        cursor.execute(DIGESTS, {"index": index.pk, "entries": list(keys)})
        return dict(cursor.fetchall())
