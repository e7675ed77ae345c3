"""Killed between a publication and the entry of the catalogue: the worker writes it, once."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import psycopg
import pytest

from tests.databases import Server, clone, drop, portal_template
from tests.operation.running import RunningProcess

Database = psycopg.Connection[tuple[object, ...]]
Start = Callable[..., RunningProcess]
WORKER = ("manage.py", "run_worker", "--once")
# Commits a published page, and dies before anything else can happen.
KILLED_AFTER_COMMIT = """
import os, signal, django
django.setup()
from django.db import transaction
from home.models import TeamPage
from tests.factories.pages import make_guidance
area = TeamPage.objects.get(slug="bund", locale__language_code="de")
with transaction.atomic():
    transaction.on_commit(lambda: os.kill(os.getpid(), signal.SIGKILL))
    make_guidance(area, slug="neu", live=False).save_revision().publish()
"""
# Is a worker that dies after it has written an entry, and before that is committed.
KILLED_WHILE_WRITING = """
import os, signal, django
django.setup()
from django.db import connection
from jobs.worker import PortalWorker
def die(execute, sql, *rest):
    answer = execute(sql, *rest)
    if str(sql).startswith('INSERT INTO "catalogue_entry"'):
        os.kill(os.getpid(), signal.SIGKILL)
    return answer
with connection.execute_wrapper(die):
    PortalWorker().run(once=True)
"""


@pytest.fixture
def own_database(database_server: Server) -> Iterator[str]:
    """The name of a database with the small portal that nobody else uses."""
    name = f"portal_test_publishing_{os.getpid()}"
    clone(database_server, portal_template(database_server), name)
    yield name
    drop(database_server, name)


@pytest.fixture
def published(production: dict[str, str], start: Start) -> None:
    killed = start(production, "-c", KILLED_AFTER_COMMIT)
    assert killed.end() == -signal.SIGKILL, "".join(killed.lines)


def entries(database: Database) -> int:
    """Return in how many entries the catalogue lists the new page."""
    row = database.execute("SELECT count(*) FROM catalogue_entry WHERE url LIKE '%/neu/'")
    return int(str(row.fetchall()[0][0]))


def waiting(database: Database) -> int:
    """Return how many messages for the catalogue wait."""
    row = database.execute(
        "SELECT count(*) FROM jobs_outboxmessage WHERE topic = 'catalogue' AND delivered IS NULL"
    )
    return int(str(row.fetchall()[0][0]))


def test_what_a_killed_process_published_is_listed_by_the_worker(
    production: dict[str, str], database: Database, start: Start, published: None
) -> None:
    assert (entries(database), waiting(database) > 0) == (0, True)
    worker = start(production, *WORKER)
    assert worker.end() == 0
    assert (entries(database), waiting(database)) == (1, 0)


def test_what_a_killed_worker_was_writing_is_listed_by_the_next(
    production: dict[str, str], database: Database, start: Start, published: None
) -> None:
    killed = start(production, "-c", KILLED_WHILE_WRITING)
    assert killed.end() == -signal.SIGKILL, "".join(killed.lines)
    assert (entries(database), waiting(database) > 0) == (0, True)
    worker = start(production, *WORKER)
    assert worker.end() == 0
    assert (entries(database), waiting(database)) == (1, 0)
