"""Hands messages that are due to the handlers of their topics, at least once each."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Sequence

import structlog
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from jobs.models import OutboxMessage
from jobs.models.outbox import OutboxQuerySet
from jobs.registry import Topic, handlers

FIRST_PAUSE = datetime.timedelta(minutes=1)
LONGEST_PAUSE = datetime.timedelta(hours=1)
GIVE_UP_AFTER = datetime.timedelta(days=1)
LONGEST_WAIT_FOR_A_LOCK = "300ms"
# Says that somebody else is away, not that something is wrong with the message.
AWAY = (ConnectionError, TimeoutError)

Failures = dict[OutboxMessage, Exception]

logger = structlog.get_logger(__name__)


def deliver(among: OutboxQuerySet, most: int | None = None) -> int:
    """Try what is due among messages, at most so many of each topic; return how many succeeded.

    A topic that has used up its seconds goes on in the next round. A lost database is the caller's
    business; all other failures are noted with their message.
    """
    delivered = 0
    for name in among.due().order_by("topic").values_list("topic", flat=True).distinct():
        topic, tried, begun = _topic(name), 0, time.monotonic()
        while most is None or tried < most:
            messages, failures = _deliver_batch(topic, among)
            tried += len(messages)
            delivered += len(messages) - len(failures)
            if any(isinstance(failure, AWAY) for failure in failures.values()):
                _put_off_untried(among.filter(topic=name))
            used_up = time.monotonic() - begun >= topic.seconds_a_round
            if len(messages) < topic.batch or used_up:
                break
    return delivered


def _topic(name: str) -> Topic:
    """Return the topic; one that no room handles (any more) fails, and so becomes visible."""
    try:
        return handlers.topic(name)
    except LookupError as unknown:
        error = unknown

    def fail(messages: Sequence[OutboxMessage]) -> None:
        raise error

    return Topic(name, fail, in_process=False, batch=100)


def _deliver_batch(topic: Topic, among: OutboxQuerySet) -> tuple[list[OutboxMessage], Failures]:
    """Handle a batch in one transaction, and return it with what failed of it.

    The rows are locked until its end. Others pass them by; a newer message of the same key waits.
    """
    with transaction.atomic():
        due = among.due().filter(topic=topic.name).order_by("next_attempt", "pk")
        messages = list(due.select_for_update(skip_locked=True)[: topic.batch])
        if not messages:
            return [], {}
        _wait_for_nobody()
        failures = _handle(topic, messages)
        for message, failure in failures.items():
            _put_off(message, failure)
        done = [message.pk for message in messages if message not in failures]
        OutboxMessage.objects.filter(pk__in=done).update(
            delivered=timezone.now(), attempts=F("attempts") + 1, payload={}, last_error=""
        )
    return messages, failures


def _wait_for_nobody() -> None:
    """Let a handler fail before PostgreSQL looks for deadlocks, a second after a wait began.

    A request may lock what the handler needs and then leave a message of a key that is handled: it
    waits for us, so we must not wait for it. It is the handler that is tried again.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_WAIT_FOR_A_LOCK])


def _handle(topic: Topic, messages: Sequence[OutboxMessage]) -> Failures:
    """Call the handler, and one by one where it fails, so that one message holds up no other."""
    try:
        with transaction.atomic():
            topic.handler(messages)
    except Exception as failure:
        if not connection.is_usable():
            raise
        if len(messages) == 1 or isinstance(failure, AWAY):
            return dict.fromkeys(messages, failure)
    else:
        return {}
    failures: Failures = {}
    for message in messages:
        failures.update(_handle(topic, [message]))
    return failures


def _put_off(message: OutboxMessage, failure: Exception) -> None:
    """Try again later, ever more rarely, and no more when the message is a day old."""
    now = timezone.now()
    message.last_error = safe_words(failure)
    message.attempts += 1
    if now - message.created >= GIVE_UP_AFTER:
        message.given_up = now
    pause = FIRST_PAUSE * 2 ** min(message.attempts - 1, 10)
    message.next_attempt = now + min(pause, LONGEST_PAUSE)
    message.save(update_fields=["last_error", "attempts", "given_up", "next_attempt"])
    say = logger.error if message.given_up else logger.warning
    event = "outbox_given_up" if message.given_up else "outbox_waits"
    say(event, topic=message.topic, failure=message.last_error, attempts=message.attempts)


def _put_off_untried(messages: OutboxQuerySet) -> None:
    """Let what is due wait, so that who is away is not asked for each message."""
    with transaction.atomic():
        due = messages.due().select_for_update(skip_locked=True).values("pk")
        later = timezone.now() + FIRST_PAUSE
        OutboxMessage.objects.filter(pk__in=due).update(next_attempt=later)


def safe_words(failure: BaseException) -> str:
    """Name a failure without its text, which may hold an address or what somebody wrote."""
    if isinstance(failure, AWAY) and failure.__cause__:
        failure = failure.__cause__
    words = [type(failure).__name__]
    number = getattr(failure, "errno", None)
    if isinstance(number, int) and number > 0:
        words.append(os.strerror(number))
    code = getattr(failure, "smtp_code", None)
    if isinstance(code, int):
        words.append(f"SMTP {code}")
    return ": ".join(words)
