"""A message is handled after its commit, at least once, and a failure holds up no other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from jobs.actions import PruneMessages
from jobs.models import OutboxMessage
from jobs.outbox import deliver_due, enqueue, enqueue_many
from jobs.registry import handlers
from tests.jobs.conftest import Recorder

pytestmark = pytest.mark.django_db

Capture = Callable[..., AbstractContextManager[list[Callable[[], Any]]]]


@pytest.fixture
def later() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def test_all_messages_of_a_transaction_are_handled_in_one_go(
    recorder: Recorder, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        enqueue("noted", "b", {"number": 1})
        enqueue_many("noted", [("a", None), ("c", {"names": ["x"]})])
        assert recorder.batches == [], "not before the commit"
    assert recorder.batches == [["b", "a", "c"]]
    assert recorder.payloads == {"a": {}, "b": {"number": 1}, "c": {"names": ["x"]}}
    assert not OutboxMessage.objects.waiting().exists()


def test_a_change_that_is_undone_leaves_no_message(
    recorder: Recorder, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("noted", "stays")
        with pytest.raises(ValueError, match="undone"), transaction.atomic():
            enqueue("noted", "goes")
            raise ValueError("undone")
    assert recorder.batches == [["stays"]]


def test_twice_is_once_and_the_newer_counts(recorder: Recorder) -> None:
    enqueue("noted", "page", {"number": 1})
    enqueue_many("noted", [("page", {"number": 2}), ("page", {"number": 3})])
    assert OutboxMessage.objects.count() == 1
    assert deliver_due() == 1
    assert recorder.payloads == {"page": {"number": 3}}
    enqueue("noted", "page", {"number": 4})
    assert deliver_due() == 1
    assert recorder.batches == [["page"], ["page"]]


def test_what_was_delivered_keeps_no_payload(recorder: Recorder) -> None:
    enqueue("noted", "page", {"text": "private"})
    deliver_due()
    message = OutboxMessage.objects.get()
    assert (message.payload, message.attempts, message.last_error) == ({}, 1, "")
    assert message.delivered


def test_slow_topics_wait_for_the_worker(
    recorder: Recorder, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("slow", "mail")
    assert recorder.batches == []
    assert deliver_due() == 1


def test_many_messages_cost_few_statements(
    recorder: Recorder, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(3):
        enqueue_many("noted", [(str(number), None) for number in range(99)])
    with django_assert_max_num_queries(8):
        assert deliver_due() == 99
    assert len(recorder.batches) == 1


def test_one_bad_message_does_not_hold_the_others(recorder: Recorder) -> None:
    recorder.fails_at["bad"] = ValueError("lena@example.org is unknown")
    enqueue_many("noted", [(key, None) for key in ("a", "bad", "c")])
    assert deliver_due() == 2
    assert set(recorder.payloads) == {"a", "c"}
    left = OutboxMessage.objects.get(delivered=None)
    assert (left.key, left.attempts, left.last_error) == ("bad", 1, "ValueError")


def test_many_messages_of_a_topic_do_not_keep_the_others_waiting(recorder: Recorder) -> None:
    handlers.register("noted", recorder, batch=2)
    enqueue_many("noted", [(str(number), None) for number in range(10)])
    enqueue("slow", "other")
    assert deliver_due(most=4) == 5
    assert OutboxMessage.objects.waiting().count() == 6


def test_a_topic_that_takes_long_goes_on_in_the_next_round(recorder: Recorder) -> None:
    handlers.register("tedious", recorder, in_process=False, batch=1, seconds_a_round=0)
    enqueue_many("tedious", [("a", None), ("b", None)])
    enqueue("slow", "other")
    assert (deliver_due(), deliver_due(), deliver_due()) == (2, 1, 0)
    assert recorder.batches == [["other"], ["a"], ["b"]]


def test_what_a_failing_handler_wrote_is_undone(recorder: Recorder) -> None:
    """Also after an error of the database, which would end a transaction."""

    def write_and_fail(messages: Any) -> None:
        OutboxMessage.objects.create(topic="noted", key="written")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    handlers.register("noted", write_and_fail)
    enqueue("noted", "page")
    assert deliver_due() == 0
    assert [message.key for message in OutboxMessage.objects.all()] == ["page"]
    assert OutboxMessage.objects.get().last_error == "DataError"


def test_a_failure_after_the_commit_fails_no_request(
    recorder: Recorder, django_capture_on_commit_callbacks: Capture
) -> None:
    recorder.fails_at["page"] = DatabaseError()
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("noted", "page")
    assert OutboxMessage.objects.waiting().get().attempts == 1


def test_where_somebody_is_away_the_others_are_not_tried(recorder: Recorder) -> None:
    recorder.fails_at["a"] = ConnectionRefusedError(111, "at 10.0.0.7")
    handlers.register("noted", recorder, batch=1)
    enqueue_many("noted", [("a", None), ("b", None)])
    assert deliver_due() == 0
    assert recorder.batches == [["a"]]
    assert OutboxMessage.objects.get(key="a").last_error == (
        "ConnectionRefusedError: Connection refused"
    )
    assert not OutboxMessage.objects.due().exists()
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        del recorder.fails_at["a"]
        assert deliver_due() == 2


def test_a_message_is_tried_ever_more_rarely_and_given_up_after_a_day(
    recorder: Recorder, later: time_machine.Traveller
) -> None:
    recorder.fails_at["bad"] = ValueError()
    enqueue("noted", "bad")
    begin, pauses = timezone.now(), []
    while (message := OutboxMessage.objects.get()).given_up is None:
        later.move_to(message.next_attempt)
        assert deliver_due() == 0
        message.refresh_from_db()
        pauses.append((message.next_attempt - timezone.now()).total_seconds() / 60)
        assert deliver_due() == 0, "not before its time"
    assert pauses[:8] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert max(pauses) == 60
    assert timedelta(days=1) <= message.given_up - begin < timedelta(days=1, hours=1)
    later.shift(timedelta(days=1))
    calls = len(recorder.batches)
    deliver_due()
    assert len(recorder.batches) == calls


def test_a_newer_message_takes_the_place_of_one_that_was_given_up(recorder: Recorder) -> None:
    now = timezone.now()
    OutboxMessage.objects.create(topic="noted", key="page", given_up=now, attempts=30)
    enqueue("noted", "page")
    assert deliver_due() == 1
    assert OutboxMessage.objects.get().given_up is None


def test_a_message_without_a_handler_is_seen(recorder: Recorder) -> None:
    with pytest.raises(LookupError):
        enqueue("nobody", "page")
    OutboxMessage.objects.create(topic="nobody", key="page")
    enqueue("noted", "page")
    assert deliver_due() == 1
    assert OutboxMessage.objects.get(delivered=None).last_error == "LookupError"


def test_old_messages_are_deleted(later: time_machine.Traveller) -> None:
    now = timezone.now()
    for key, fields in {
        "waits": {},
        "delivered": {"delivered": now},
        "given up": {"given_up": now},
    }.items():
        OutboxMessage.objects.create(topic="noted", key=key, **fields)
    for days, left in ((0.9, 3), (2, 2), (29, 2), (31, 1)):
        later.move_to(now + timedelta(days=days))
        PruneMessages().execute()
        assert OutboxMessage.objects.count() == left
