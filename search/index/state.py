"""How large an index is, and whether it is up to date."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import connection

from catalogue.models import Entry
from jobs.models import OutboxMessage
from search.engines import ElasticsearchEngine, PostgresEngine
from search.engines.elasticsearch.client import is_configured
from search.engines.elasticsearch.writing import TOPIC
from search.models import SearchIndex

SIZES = """
    SELECT (SELECT count(*) FROM search_document WHERE index_id = %(index)s),
           (SELECT count(*) FROM search_term WHERE index_id = %(index)s)
"""


@dataclass(frozen=True)
class IndexState:
    """The figures of an index.

    `waiting` counts the changes of all languages that the server of the engine does not have yet;
    `checked_at` and `drift` say when its copy was last compared, and how many entries differed.
    `is_wanted` says that a new one is to be built, `written` how many entries that has by now.
    """

    locale: str
    version: int
    entries: int
    documents: int
    terms: int
    words: int
    built_at: datetime.datetime | None
    engine: str
    waiting: int
    checked_at: datetime.datetime | None
    drift: int
    is_wanted: bool
    written: int


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
        engine=ElasticsearchEngine.name if is_configured() else PostgresEngine.name,
        waiting=OutboxMessage.objects.filter(topic=TOPIC).undelivered().count(),
        checked_at=index.checked_at,
        drift=index.drift,
        is_wanted=index.rebuild_wanted,
        written=written_into_next(index.locale),
    )


def written_into_next(locale: str) -> int:
    """Return how many entries the index has that is being built beside the active one."""
    successor = SearchIndex.objects.filter(locale=locale, active=False).order_by("-pk").first()
    if successor is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(SIZES, {"index": successor.pk})
        documents: int = cursor.fetchone()[0]
    return documents
