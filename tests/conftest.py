"""One migrated template database, cloned for each test process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
LOCK = 20261124


def migrations_digest() -> str:
    """Return a name for the present set of migrations."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for file in sorted(ROOT.glob("*/migrations/*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def address_of(name: str) -> str:
    """Return the address of another database on the server of DATABASE_URL."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def migrated_template(server: psycopg.Connection[tuple[object, ...]]) -> str:
    """Return the name of a database that holds all migrations, made where it is missing."""
    name = f"portal_template_{migrations_digest()}"
    server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            build = f"{name}_build"
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(build)))
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(build)))
            for command in (["migrate", "--verbosity=0"], ["createcachetable"]):
                subprocess.run(
                    [sys.executable, "manage.py", *command],
                    cwd=ROOT,
                    check=True,
                    env={
                        **os.environ,
                        "DATABASE_URL": address_of(build),
                        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
                    },
                )
            server.execute(
                sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                    sql.Identifier(build), sql.Identifier(name)
                )
            )
    finally:
        server.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
    return name


def clone(server: psycopg.Connection[tuple[object, ...]], template: str, name: str) -> None:
    """Make a database as a copy of another."""
    server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
    finally:
        server.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@pytest.fixture(scope="session")
def database_server() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """A connection with which databases are made and dropped."""
    with psycopg.connect(address_of("postgres"), autocommit=True) as server:
        yield server


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: pytest.FixtureRequest,
    database_server: psycopg.Connection[tuple[object, ...]],
) -> Iterator[None]:
    """Point Django at a clone of the template database, and drop the clone afterwards."""
    name = f"portal_test_{os.getpid()}"
    template = migrated_template(database_server)
    clone(database_server, template, name)
    connection = connections["default"]
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name
    yield
    connection.close()
    database_server.execute(
        sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    )
