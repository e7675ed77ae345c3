"""A topic whose handler notes what it gets, and fails at what it is told to fail at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from jobs.models import OutboxMessage
from jobs.registry import handlers
from tests.committed import committed_portal
from tests.databases import Server


@dataclass
class Recorder:
    """Handles messages; `batches` holds the keys of each call, `done` what was not undone."""

    batches: list[list[str]] = field(default_factory=list)
    payloads: dict[str, object] = field(default_factory=dict)
    fails_at: dict[str, Exception] = field(default_factory=dict)

    def __call__(self, messages: Sequence[OutboxMessage]) -> None:
        self.batches.append([message.key for message in messages])
        for message in messages:
            if message.key in self.fails_at:
                raise self.fails_at[message.key]
            self.payloads[message.key] = message.payload


@pytest.fixture(autouse=True)
def same_topics_afterwards() -> Iterator[None]:
    """Forget the topics that a test registers."""
    topics = dict(handlers._topics)
    yield
    handlers._topics = topics


@pytest.fixture
def recorder() -> Recorder:
    """The handler of the topics “noted” (at once) and “slow” (by the worker only)."""
    recorder = Recorder()
    handlers.register("noted", recorder)
    handlers.register("slow", recorder, in_process=False)
    return recorder


@pytest.fixture
def committed(
    database_server: Server, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A database of its own, in which transactions end."""
    with committed_portal(database_server, django_db_blocker):
        yield
        connection.close()
