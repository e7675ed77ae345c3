"""How large an index is, and whether it is up to date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import connection

from catalogue.models import Entry
from search.models import SearchIndex

SIZES = """
    SELECT (SELECT count(*) FROM search_document WHERE index_id = %(index)s),
           (SELECT count(*) FROM search_term WHERE index_id = %(index)s)
"""


@dataclass(frozen=True)
class IndexState:
    """The figures of an index."""

    locale: str
    version: int
    entries: int
    documents: int
    terms: int
    words: int
    built_at: datetime.datetime | None


def state_of(index: SearchIndex) -> IndexState:
    """Return the figures of an index as they are now."""
    with connection.cursor() as cursor:
        cursor.execute(SIZES, {"index": index.pk})
        documents, terms = cursor.fetchone()
    return IndexState(
        locale=index.locale,
        version=index.version,
        entries=Entry.objects.filter(locale=index.locale).count(),
        documents=documents,
        terms=terms,
        words=index.words.count(),
        built_at=index.built_at,
    )
