"""A database of its own for processes that run beside the tests."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.databases import address_of, clone, migrated_template
from tests.operation.running import ROOT, RunningProcess, manage, production_environment


@pytest.fixture
def own_database(database_server: psycopg.Connection[tuple[object, ...]]) -> Iterator[str]:
    """The name of a migrated database that nobody else uses."""
    name = f"portal_test_operation_{os.getpid()}"
    clone(database_server, migrated_template(database_server), name)
    yield name
    database_server.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )


@pytest.fixture
def production(own_database: str) -> dict[str, str]:
    """The environment of a production portal on a database of its own."""
    return production_environment(DATABASE_URL=address_of(own_database))


@pytest.fixture(scope="session")
def static_files() -> None:
    """Collect the static files as a deployment does, unless nothing has changed since."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with (settings.STATIC_ROOT.parent / "collecting.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        manifest = settings.STATIC_ROOT / "staticfiles.json"
        if not manifest.exists() or manifest.stat().st_mtime < last_change():
            said = manage(production_environment(), "collectstatic", "--no-input", "-v0")
            assert said.returncode == 0, said.stderr


def last_change() -> float:
    """Return when the newest static file, or the list of packages, was written."""
    files = [ROOT / "requirements.txt", *ROOT.glob("*/static*/**/*")]
    return max(file.stat().st_mtime for file in files)


@pytest.fixture
def database(own_database: str) -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection to the database of the production portal."""
    with psycopg.connect(address_of(own_database), autocommit=True) as connection:
        yield connection


@pytest.fixture
def start() -> Iterator[Callable[..., RunningProcess]]:
    """Start processes that the end of the test kills."""
    started: list[RunningProcess] = []

    def start_one(environment: dict[str, str], *words: str) -> RunningProcess:
        started.append(RunningProcess(environment, *words))
        return started[-1]

    yield start_one
    for running in started:
        running.kill()
