"""The application's role of the database runs the portal and cannot touch what keeps records."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from tests.databases import address_of
from tests.operation.running import (
    ROOT,
    RunningProcess,
    free_port,
    health,
    manage,
    production_environment,
)

NAME = "portal_application"
REFUSED = (
    "ALTER TABLE learning_responseevent DISABLE TRIGGER ALL",
    "ALTER TABLE learning_responseevent DISABLE TRIGGER journal_is_append_only",
    "DROP TRIGGER journal_is_append_only ON learning_responseevent",
    "DROP FUNCTION learning_refuse_change_of_journal() CASCADE",
    "CREATE OR REPLACE FUNCTION learning_refuse_change_of_journal() RETURNS trigger"
    " LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
    "SET session_replication_role = replica",
    "TRUNCATE learning_responseevent CASCADE",
    "DROP TABLE learning_responseevent",
    "CREATE TABLE own_table (id integer)",
    "CREATE FUNCTION own_function() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    "ALTER ROLE CURRENT_USER SUPERUSER",
)
Database = psycopg.Connection[tuple[object, ...]]


@pytest.fixture
def role(own_database: str) -> Iterator[str]:
    """The role that deploy/database_roles.sql makes, under a name of this test."""
    name = f"{NAME}_{os.getpid()}"
    text = (ROOT / "deploy" / "database_roles.sql").read_text(encoding="utf-8")
    with psycopg.connect(address_of(own_database), autocommit=True) as owner:
        owner.execute(text.replace(NAME, name).encode())
        owner.execute(f"ALTER ROLE {name} PASSWORD 'geheim'".encode())
        yield name
    with psycopg.connect(address_of(own_database), autocommit=True) as owner:
        owner.execute(f"DROP OWNED BY {name}; DROP ROLE {name}".encode())


def test_the_application_cannot_change_what_keeps_the_journal(role: str, own_database: str) -> None:
    conninfo = make_conninfo(address_of(own_database), user=role, password="geheim")
    let_through = []
    with psycopg.connect(conninfo, autocommit=True) as application:
        for statement in REFUSED:
            try:
                application.execute(statement.encode())
            except psycopg.errors.InsufficientPrivilege:
                continue
            let_through.append(statement)
        assert let_through == []
        assert application.execute("SELECT count(*) FROM learning_responseevent").fetchone() == (0,)


def test_tables_of_later_versions_are_open_to_the_application(
    role: str, database: Database, own_database: str
) -> None:
    database.execute("CREATE TABLE of_a_later_version (id serial)")
    conninfo = make_conninfo(address_of(own_database), user=role, password="geheim")
    with psycopg.connect(conninfo, autocommit=True) as application:
        application.execute("INSERT INTO of_a_later_version DEFAULT VALUES")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("DROP TABLE of_a_later_version")


def test_the_portal_runs_with_it(
    role: str, own_database: str, static_files: None, start: Callable[..., RunningProcess]
) -> None:
    address = address_of(own_database).replace("//portal@", f"//{role}:geheim@")
    environment = production_environment(DATABASE_URL=address)
    port = free_port()
    words = ("-m", "portal", "serve", "--", f"--bind=127.0.0.1:{port}", "--workers=1")
    running = start(environment, *words)
    running.wait_for("Booting worker")
    assert health(port, "/health/ready") == 200
    assert manage(environment, "run_worker", "--once").returncode == 0
    make = "from accounts.models import User; User.objects.create(email='a@b.example')"
    assert manage(environment, "shell", "-v0", "-c", make).returncode == 0
    assert running.end(signal.SIGTERM) == 0
