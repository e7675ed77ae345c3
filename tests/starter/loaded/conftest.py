"""Tests of what is loaded run on a clone of the database that holds the starter content."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.databases import Server, clone, drop, starter_template, use_database


@pytest.fixture(scope="session")
def starter_database(database_server: Server) -> Iterator[str]:
    """The name of a database with the starter content."""
    name = f"portal_test_starter_{os.getpid()}"
    clone(database_server, starter_template(database_server), name)
    yield name
    drop(database_server, name)


@pytest.fixture
def django_db_setup(empty_database: str, starter_database: str) -> None:
    """Point Django at the starter content."""
    use_database(starter_database)
