"""Hands what changed to the server: the worker does, so that no save waits for it.

A message only says which entry changed. What is written is what PostgreSQL has at that moment, and
PostgreSQL is asked again afterwards: so several writers at once, late ones and repeated ones all
end with the present state. Until a message is delivered, PostgreSQL answers (engines/fallback.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import structlog
from django.utils.crypto import get_random_string
from elasticsearch.helpers import streaming_bulk

from jobs.models import OutboxMessage
from jobs.outbox import enqueue_many
from search.engines.elasticsearch.client import FAILURES, client, is_configured, is_passing
from search.engines.elasticsearch.documents import CHUNK, read_digests, read_documents
from search.engines.elasticsearch.indexes import has_index
from search.engines.elasticsearch.mapping import alias_of
from search.models import SearchIndex

TOPIC = "search"
# The server refuses larger requests than 100 MB, and small ones keep its memory small.
MOST_BYTES = 10 * 1024 * 1024
NOT_FOUND = 404

logger = structlog.get_logger(__name__)


def changed(keys: Iterable[int]) -> None:
    """Have entries written to the server, or removed there; nothing where there is none.

    Each change is a message of its own: a save never waits for a writer that is at the same entry.
    """
    if is_configured():
        change = get_random_string(12)
        enqueue_many(TOPIC, [(f"{key}:{change}", None) for key in keys])


def write_changed(messages: Sequence[OutboxMessage]) -> None:
    """Bring the entries that messages name up to date; ConnectionError to try again later."""
    if not is_configured():
        return
    keys = sorted({int(message.key.partition(":")[0]) for message in messages})
    try:
        for index in SearchIndex.objects.order_by("pk"):
            if has_index(index):
                put(index, keys)
            elif index.active:
                raise ConnectionError("the search server has no index")
    except FAILURES as failure:
        raise ConnectionError("the search server is away") from failure


def put(index: SearchIndex, keys: Sequence[int]) -> None:
    """Write entries as PostgreSQL has them, and remove those that it has no more."""
    for first in range(0, len(keys), CHUNK):
        chunk: Sequence[int] = keys[first : first + CHUNK]
        while chunk:
            documents = read_documents(index, chunk)
            send(index, list(operations(chunk, documents)))
            now = read_digests(index, chunk)
            chunk = [key for key in chunk if now.get(key) != documents.get(key, {}).get("digest")]


def operations(
    keys: Sequence[int], documents: dict[int, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Yield what the server has to do for entries."""
    for key in keys:
        if key in documents:
            yield {"_op_type": "index", "_id": str(key), **documents[key]}
        else:
            yield {"_op_type": "delete", "_id": str(key)}


def send(index: SearchIndex, actions: Sequence[dict[str, Any]]) -> None:
    """Send operations, and read what became of each: HTTP says 200 whatever they say.

    A document that the server will never take is removed there and named in the log; `verify` and
    the drift check go on naming it.
    """
    refused: list[str] = []
    results = streaming_bulk(
        client(),
        actions,
        index=alias_of(index),
        chunk_size=CHUNK,
        max_chunk_bytes=MOST_BYTES,
        raise_on_error=False,
        require_alias=True,
        refresh=True,
    )
    for taken, item in results:
        [(operation, said)] = item.items()
        status = int(said["status"])
        if taken or (operation == "delete" and status == NOT_FOUND and "error" not in said):
            continue
        if is_passing(status) or status == NOT_FOUND:
            raise ConnectionError("the search server takes nothing now")
        logger.error("search_document_refused", entry=said["_id"], status=status)
        if operation == "index":
            refused.append(said["_id"])
    if refused:
        send(index, [{"_op_type": "delete", "_id": each} for each in refused])
