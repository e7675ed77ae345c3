"""Compares the server with PostgreSQL, and mends what differs: nobody has to help."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import structlog
from django.utils import timezone

from jobs.models import OutboxMessage
from search.engines.elasticsearch import indexes
from search.engines.elasticsearch.client import FAILURES, client, is_configured
from search.engines.elasticsearch.documents import CHUNK, keys_of, read_digests
from search.engines.elasticsearch.mapping import alias_of
from search.engines.elasticsearch.writing import TOPIC, put
from search.models import SearchIndex

PAGE = 5_000
HOUR_OF_CHECK = 3

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Drift:
    """Entries that the server lacks or holds otherwise, and those that it should not hold."""

    outdated: list[int]
    surplus: list[int]

    def __len__(self) -> int:
        return len(self.outdated) + len(self.surplus)


def drift_of(index: SearchIndex) -> Drift:
    """Return in what the server differs.

    It is read first: what is not in PostgreSQL afterwards is gone for good, as numbers of entries
    are not used again.
    """
    stored = dict(stored_digests(index))
    wanted: dict[int, int] = {}
    keys = keys_of(index)
    for first in range(0, len(keys), CHUNK):
        wanted |= read_digests(index, keys[first : first + CHUNK])
    return Drift(
        outdated=[key for key, digest in wanted.items() if stored.get(key) != digest],
        surplus=sorted(stored.keys() - wanted.keys()),
    )


def stored_digests(index: SearchIndex) -> Iterator[tuple[int, int]]:
    """Yield primary key and digest of all documents that the server holds."""
    after: list[int] | None = None
    while True:
        response = client().search(
            index=alias_of(index),
            size=PAGE,
            sort=[{"id": "asc"}],
            search_after=after,
            source=False,
            docvalue_fields=[{"field": "id"}, {"field": "digest"}],
            track_total_hits=False,
        )
        hits = response["hits"]["hits"]
        for hit in hits:
            yield hit["fields"]["id"][0], hit["fields"]["digest"][0]
        if len(hits) < PAGE:
            return
        after = hits[-1]["sort"]


def converge(index: SearchIndex) -> Drift:
    """Make the server's index where it is missing, write what differs, and note it.

    PostgreSQL answers until an index was compared once.
    """
    if not indexes.is_present(index):
        note(index, None, 0)
        indexes.make(index)
    drift = drift_of(index)
    put(index, [*drift.outdated, *drift.surplus])
    if drift and index.checked_at:
        logger.warning("search_server_drifted", index=str(index), documents=len(drift))
    note(index, timezone.now(), len(drift) if index.checked_at else 0)
    return drift


def note(index: SearchIndex, checked_at: datetime.datetime | None, drift: int) -> None:
    """Note when an index was compared, and how many entries differed."""
    index.checked_at, index.drift = checked_at, drift
    SearchIndex.objects.filter(pk=index.pk).update(checked_at=checked_at, drift=drift)


def maintain() -> None:
    """Bring the server up to date: a job by the clock, quick where there is nothing to do.

    After an outage what waits goes out at once instead of after its pause; what was given up
    meanwhile is found by comparing everything. So it is each night.
    """
    if not is_configured():
        return
    given_up = OutboxMessage.objects.filter(topic=TOPIC).given_up()
    lost = list(given_up.values_list("pk", flat=True))
    try:
        due = [index for index in SearchIndex.objects.filter(active=True) if needs(index, lost)]
        for index in due:
            converge(index)
        if due:
            indexes.drop_left_behind()
    except (*FAILURES, ConnectionError) as failure:
        logger.warning("search_server_away", failure=type(failure).__name__)
        return
    now = timezone.now()
    OutboxMessage.objects.filter(pk__in=lost).update(delivered=now, given_up=None, last_error="")
    OutboxMessage.objects.waiting().filter(topic=TOPIC).update(next_attempt=now)


def needs(index: SearchIndex, lost: list[int]) -> bool:
    """Say whether an index is to be compared now."""
    return bool(lost) or is_due(index.checked_at) or not indexes.is_present(index)


def is_due(checked_at: datetime.datetime | None) -> bool:
    """Say whether the last comparison was before the hour of tonight's."""
    now = timezone.localtime()
    tonight = now.replace(hour=HOUR_OF_CHECK, minute=0, second=0, microsecond=0)
    last = tonight if now >= tonight else tonight - datetime.timedelta(days=1)
    return checked_at is None or checked_at < last
