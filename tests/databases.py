"""Databases of a test run: templates are made once, a clone costs a tenth of a second."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import sql

from portal.rooms import ROOMS

ROOT = Path(__file__).resolve().parent.parent
LOCK = 20261124
STARTER = "portal_starter"
SMALL = "portal_small"
STAGE = "portal_stage"
STARTER_SOURCES = (".py", ".yaml", ".csv", ".sql")

Server = psycopg.Connection[tuple[object, ...]]


def address_of(name: str) -> str:
    """Return the address of another database on the server of DATABASE_URL."""
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


@contextmanager
def alone(server: Server) -> Iterator[None]:
    """Wait until no other process makes or clones a template."""
    server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        server.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def migrated_template(server: Server) -> str:
    """Return the name of a database that holds all migrations, made where it is missing."""
    files = [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py"))]
    name = f"portal_template_{digest(files)}"

    def migrate(build: str) -> None:
        create(server, build, "template0")
        run_for(build, "manage.py", "migrate", "--verbosity=0")
        run_for(build, "manage.py", "createcachetable")

    with alone(server):
        make_once(server, name, migrate)
    return name


def starter_template(server: Server) -> str:
    """Return the name of a database with starter content and demo accounts, made once per state."""
    migrated = migrated_template(server)
    return filled_template(server, STARTER, starter_sources(), "tests.starter_database", migrated)


def portal_template(server: Server) -> str:
    """Return the name of a database with the small portal of the factories, made once per state."""
    migrated = migrated_template(server)
    return filled_template(server, SMALL, factory_sources(), "tests.portal_database", migrated)


def stage_template(server: Server) -> str:
    """Return the name of a database with a page of each type beside it, made once per state."""
    portal = portal_template(server)
    return filled_template(server, STAGE, factory_sources(), "tests.stage_database", portal)


def filled_template(
    server: Server, kind: str, sources: list[Path], module: str, template: str
) -> str:
    """Return the name of a database that a module has filled from sources."""
    name = f"{kind}_{digest([ROOT / 'requirements.txt', *sources])}"

    def fill(build: str) -> None:
        for outdated in names_like(server, f"{kind}\\_%"):
            drop(server, outdated)
        create(server, build, template)
        run_for(build, "-m", module)

    with alone(server):
        make_once(server, name, fill)
    return name


def starter_sources() -> list[Path]:
    """Return all files that decide what the starter content becomes."""
    return [
        path
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*"))
        if path.suffix in STARTER_SOURCES
    ]


def factory_sources() -> list[Path]:
    """Return all files that decide what the factories make."""
    return [*starter_sources(), *sorted((ROOT / "tests" / "factories").glob("*.py"))]


def digest(files: list[Path]) -> str:
    """Return a short name for the present content of files."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()[:12]


def make_once(server: Server, name: str, make: Callable[[str], None]) -> None:
    """Have a database made under another name, which is changed when all went well."""
    if names_like(server, name.replace("_", "\\_")):
        return
    build = f"{name}_build"
    drop(server, build)
    make(build)
    server.execute(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
            sql.Identifier(build), sql.Identifier(name)
        )
    )


def run_for(database: str, *words: str) -> None:
    """Run Python on a database with the settings of the tests."""
    subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env={
            **os.environ,
            "DATABASE_URL": address_of(database),
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        },
    )


def clone(server: Server, template: str, name: str) -> None:
    """Make a database as a copy of another."""
    with alone(server):
        create(server, name, template)


def create(server: Server, name: str, template: str) -> None:
    """Make a database; the caller sees to it that nobody uses the template."""
    server.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def drop(server: Server, name: str) -> None:
    """Remove a database, whoever is connected to it."""
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def names_like(server: Server, pattern: str) -> list[str]:
    """Return the names of the databases that fit a pattern."""
    found = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [pattern])
    return [str(row[0]) for row in found]


def use_database(name: str) -> str:
    """Point Django at a database and return the name of the former one.

    Where it is the same, the connection stays: PostgreSQL knows the tables by then.
    """
    connection = connections["default"]
    former = str(connection.settings_dict["NAME"])
    if former != name:
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES["default"]["NAME"] = name
    return former
