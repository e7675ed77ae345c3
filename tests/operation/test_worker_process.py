"""A real worker is killed, stopped and cut off; no task is lost."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg import sql

from tests.operation.running import RunningProcess

Database = psycopg.Connection[tuple[object, ...]]
Start = Callable[..., RunningProcess]
WORKER = ("manage.py", "run_worker")
LOCK = 7
ENQUEUE = """
    INSERT INTO django_tasks_database_dbtaskresult
      (id, status, enqueued_at, args_kwargs, priority, task_path, worker_ids, queue_name,
       backend_name, run_after, exception_class_path, traceback)
    VALUES (gen_random_uuid(), 'READY', now(), '{"args": [7], "kwargs": {}}', 0,
       'tests.operation.tasks.wait_for_lock', '[]', 'default', 'default', '9999-01-01Z', '', '')
"""


GONE = """
    INSERT INTO django_tasks_database_dbtaskresult
      (id, status, enqueued_at, args_kwargs, priority, task_path, worker_ids, queue_name,
       backend_name, run_after, exception_class_path, traceback)
    SELECT gen_random_uuid(), 'READY', now(), arguments::jsonb, 0, path, '[]', 'default',
       'default', '9999-01-01Z', '', ''
    FROM (VALUES
      ('modelsearch.tasks.insert_or_update_object_task', 'home", "standardpage'),
      ('wagtail.tasks.update_reference_index_task', 'home", "standardpage'),
      ('wagtail.images.tasks.set_image_focal_point_task', 'media_library", "customimage'),
      ('wagtail.tasks.update_reference_index_task', 'wagtailcore", "comment')
    ) AS tasks (path, model),
    LATERAL (SELECT '{"args": ["' || model || '", "4711"], "kwargs": {}}') AS rows (arguments)
"""


def enqueue(database: Database) -> None:
    database.execute(ENQUEUE)


def task(database: Database) -> tuple[object, ...]:
    """Return the state of the one task and how many workers began it."""
    row = database.execute(
        "SELECT status, jsonb_array_length(worker_ids) FROM django_tasks_database_dbtaskresult"
    ).fetchone()
    assert row
    return row


@pytest.fixture
def held_up(database: Database) -> Iterator[None]:
    """Keep the task from ending."""
    database.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    yield
    database.execute("SELECT pg_advisory_unlock_all()")


def test_a_task_runs(production: dict[str, str], database: Database, start: Start) -> None:
    worker = start(production, *WORKER)
    worker.wait_for("worker_started")
    enqueue(database)
    worker.wait_for("SUCCESSFUL")
    assert task(database) == ("SUCCESSFUL", 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_an_idle_worker_in_order(
    production: dict[str, str], start: Start, number: signal.Signals
) -> None:
    worker = start(production, *WORKER)
    worker.wait_for("worker_started")
    assert worker.end(number) == 0
    assert "worker_stopped" in worker.lines[-1]


def test_the_task_of_a_killed_worker_is_run_by_the_next(
    production: dict[str, str], database: Database, start: Start, held_up: None
) -> None:
    enqueue(database)
    killed = start(production, *WORKER)
    killed.wait_for("RUNNING")
    killed.end(signal.SIGKILL)
    assert task(database) == ("RUNNING", 1)
    successor = start(production, *WORKER)
    successor.wait_for("tasks_retried")
    database.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    successor.wait_for("SUCCESSFUL")
    assert task(database) == ("SUCCESSFUL", 2)


def test_two_signals_interrupt_a_task_and_put_it_back(
    production: dict[str, str], database: Database, start: Start, held_up: None
) -> None:
    enqueue(database)
    worker = start(production, *WORKER)
    worker.wait_for("RUNNING")
    assert worker.end(signal.SIGTERM, signal.SIGINT) == 0
    assert task(database) == ("READY", 1)


def test_a_second_worker_leaves_the_task_of_a_living_one_alone(
    production: dict[str, str], database: Database, start: Start, held_up: None
) -> None:
    enqueue(database)
    start(production, *WORKER).wait_for("RUNNING")
    second = start(production, *WORKER, "--once")
    assert second.end() == 0
    assert "tasks_retried" not in "".join(second.lines)
    assert task(database) == ("RUNNING", 1)


def test_a_worker_waits_for_a_database_that_went_away(
    production: dict[str, str],
    own_database: str,
    database_server: Database,
    start: Start,
) -> None:
    worker = start(production, *WORKER)
    worker.wait_for("worker_started")
    allow = sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
    name = sql.Identifier(own_database)
    database_server.execute(allow.format(name, sql.SQL("false")))
    database_server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [own_database]
    )
    worker.wait_for("database_lost")
    database_server.execute(allow.format(name, sql.SQL("true")))
    with psycopg.connect(production["DATABASE_URL"], autocommit=True) as database:
        enqueue(database)
        worker.wait_for("SUCCESSFUL")
    assert worker.end(signal.SIGTERM) == 0


def test_tasks_about_what_was_deleted_meanwhile_are_done(
    production: dict[str, str], database: Database, start: Start
) -> None:
    database.execute(GONE)
    worker = start(production, *WORKER, "--once")
    assert worker.end() == 0
    states = database.execute("SELECT status, traceback FROM django_tasks_database_dbtaskresult")
    assert set(states) == {("SUCCESSFUL", "")}
    assert "Traceback" not in "".join(worker.lines)
