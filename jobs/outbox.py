"""Leave a message in the caller's transaction, to be handled after its commit (ADR 0023)."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import structlog
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone

from jobs.delivery import deliver
from jobs.models import OutboxMessage
from jobs.registry import handlers

JsonValue: TypeAlias = (
    "str | int | float | bool | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
)
Payload: TypeAlias = Mapping[str, JsonValue]

# Where one transaction leaves more, the worker handles the rest: somebody may wait for an answer.
MOST_AFTER_COMMIT = 200

# Waits for the end of a delivery that is handling the same key, and then adds a message of its own:
# what is being handled may have been read before this change.
INSERT = """
    INSERT INTO jobs_outboxmessage AS waiting
        (topic, key, payload, created, attempts, next_attempt, last_error)
    SELECT %(topic)s, key, payload::jsonb, %(now)s, 0, %(now)s, ''
    FROM unnest(%(keys)s::text[], %(payloads)s::text[]) AS new (key, payload)
    ON CONFLICT (topic, key) WHERE delivered IS NULL DO UPDATE SET
        payload = excluded.payload, created = excluded.created, attempts = 0,
        next_attempt = excluded.next_attempt, given_up = NULL
    RETURNING id
"""

logger = structlog.get_logger(__name__)


class _Pending(threading.local):
    """Messages that the transaction of this thread has left so far.

    Those of a transaction that was rolled back stay until the next commit, which finds no rows.
    """

    def __init__(self) -> None:
        self.ids: list[int] = []


_pending = _Pending()


def enqueue(topic: str, key: str, payload: Payload | None = None) -> None:
    """Leave a message; where one of this key waits, it takes the new payload: twice is once."""
    enqueue_many(topic, [(key, payload)])


def enqueue_many(topic: str, messages: Iterable[tuple[str, Payload | None]]) -> None:
    """Leave messages of a topic in one statement; of one key the last counts.

    LookupError where no room handles the topic. Whatever happens to the message later, the caller
    learns nothing of it.
    """
    in_process = handlers.topic(topic).in_process
    # In one order, so that two transactions do not wait for each other.
    by_key = dict(sorted(dict(messages).items()))
    if not by_key:
        return
    payloads = [json.dumps(value or {}, cls=DjangoJSONEncoder) for value in by_key.values()]
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(
                INSERT,
                {
                    "topic": topic,
                    "now": timezone.now(),
                    "keys": list(by_key),
                    "payloads": payloads,
                },
            )
            ids = [row[0] for row in cursor.fetchall()]
        if in_process:
            _pending.ids.extend(ids)
            transaction.on_commit(_handle_pending)


def deliver_due(most: int | None = None) -> int:
    """Handle what is due, and return how many messages were delivered."""
    return deliver(OutboxMessage.objects.all(), most)


def _handle_pending() -> None:
    """Handle all messages of a transaction in one go: the first call after its commit does.

    What fails here waits for the worker. The change is made, so no request may fail with it.
    """
    ids, _pending.ids = _pending.ids[-MOST_AFTER_COMMIT:], []
    if not ids:
        return
    try:
        deliver(OutboxMessage.objects.filter(pk__in=ids))
    except Exception as failure:
        logger.warning("outbox_left_to_worker", failure=type(failure).__name__)
