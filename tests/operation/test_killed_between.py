"""Killed between a commit and what follows from it: nothing is lost, nothing happens twice."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests.operation.running import RunningProcess
from tests.smtp_server import SmtpServer

Database = psycopg.Connection[tuple[object, ...]]
Start = Callable[..., RunningProcess]
WORKER = ("manage.py", "run_worker")
# Commits a mail, and dies before anything else can happen.
KILLED_AFTER_COMMIT = """
import os, signal, django
django.setup()
from django.core.mail import send_mail
from django.db import transaction
with transaction.atomic():
    send_mail("Willkommen", "Guten Tag.", None, ["neu@example.org"])
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
"""


@pytest.fixture
def server() -> Iterator[SmtpServer]:
    """A mail server that takes everything."""
    server = SmtpServer()
    yield server
    server.may_answer.set()
    server.go_away()


@pytest.fixture
def portal(production: dict[str, str], server: SmtpServer) -> dict[str, str]:
    """The environment of a production portal in front of the mail server."""
    return {**production, "EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}


def state(database: Database) -> tuple[object, ...] | None:
    """Return whether the message was delivered, and whether its payload is gone."""
    return database.execute(
        "SELECT delivered IS NOT NULL, payload = '{}' FROM jobs_outboxmessage"
    ).fetchone()


@pytest.fixture
def committed_mail(portal: dict[str, str], start: Start) -> None:
    killed = start(portal, "-c", KILLED_AFTER_COMMIT)
    assert killed.end() == -signal.SIGKILL


def test_what_a_killed_process_committed_is_done_by_the_worker(
    portal: dict[str, str],
    database: Database,
    start: Start,
    server: SmtpServer,
    committed_mail: None,
) -> None:
    assert state(database) == (False, False)
    worker = start(portal, *WORKER, "--once")
    assert worker.end() == 0
    assert [str(mail["To"]) for mail in server.mailbox] == ["neu@example.org"]
    assert state(database) == (True, True)


def test_what_a_killed_worker_was_at_is_done_by_the_next(
    portal: dict[str, str],
    database: Database,
    start: Start,
    server: SmtpServer,
    committed_mail: None,
) -> None:
    server.may_answer.clear()
    killed = start(portal, *WORKER)
    assert server.asked.wait(60)
    killed.end(signal.SIGKILL)
    server.may_answer.set()
    assert state(database) == (False, False)
    worker = start(portal, *WORKER, "--once")
    assert worker.end() == 0
    assert len(server.mailbox) == 1
    assert state(database) == (True, True)
