"""Two processes share the messages; a change that comes while one is handled is not swallowed."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from django.db import connection, transaction
from wagtail.models import Site

from jobs.models import OutboxMessage
from jobs.outbox import deliver_due, enqueue
from jobs.registry import handlers
from tests.committed import at_once
from tests.jobs.conftest import Recorder

SECONDS_TO_HANG = 30.0
WAITS_FOR_LOCK = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'
"""


def test_a_commit_is_followed_by_the_handling(committed: None, recorder: Recorder) -> None:
    enqueue("noted", "alone")
    with transaction.atomic():
        enqueue("noted", "a")
        enqueue("noted", "b")
    assert recorder.batches == [["alone"], ["a", "b"]]


def test_each_message_is_handled_by_one_of_two(committed: None, recorder: Recorder) -> None:
    keys = [str(number) for number in range(40)]
    handlers.register("slow", recorder, in_process=False, batch=1)
    for key in keys:
        enqueue("slow", key)
    at_once(deliver_due, deliver_due)
    assert sorted(recorder.batches) == sorted([key] for key in keys)


def test_a_change_wins_over_a_handler_that_wants_the_same_rows(committed: None) -> None:
    """Both wait for each other, which must not become an error of the request."""
    begun, locked = threading.Event(), threading.Event()
    Site.objects.update(site_name="before")

    def handle(messages: Sequence[OutboxMessage]) -> None:
        begun.set()
        assert locked.wait(SECONDS_TO_HANG)
        Site.objects.update(site_name="by the handler")

    def change() -> None:
        assert begun.wait(SECONDS_TO_HANG)
        with transaction.atomic():
            Site.objects.update(site_name="by the request")
            locked.set()
            enqueue("held", "site", {"number": 2})

    handlers.register("held", handle, in_process=False)
    enqueue("held", "site", {"number": 1})
    at_once(deliver_due, change)
    deliver_due()
    assert OutboxMessage.objects.delivered().get(topic="held").key == "site"
    assert Site.objects.get().site_name == "by the handler"


def test_a_newer_message_is_not_swallowed_by_one_that_is_handled(committed: None) -> None:
    """What is handled was read before the change; the change has to be handled as well."""
    begun, go_on = threading.Event(), threading.Event()
    numbers: list[object] = []

    def handle(messages: Sequence[OutboxMessage]) -> None:
        numbers.append(messages[0].payload["number"])
        begun.set()
        assert go_on.wait(SECONDS_TO_HANG)

    def change() -> None:
        assert begun.wait(SECONDS_TO_HANG)
        enqueue("held", "page", {"number": 2})

    def let_go() -> None:
        """End the first handling as soon as the change waits for it."""
        assert begun.wait(SECONDS_TO_HANG)
        waiting = 0
        while not waiting:
            with connection.cursor() as cursor:
                cursor.execute(WAITS_FOR_LOCK)
                waiting = cursor.fetchone()[0]
        go_on.set()

    handlers.register("held", handle, in_process=False)
    enqueue("held", "page", {"number": 1})
    at_once(deliver_due, change, let_go)
    deliver_due()
    assert numbers == [1, 2]
