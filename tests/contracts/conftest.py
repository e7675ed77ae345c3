"""Contract tests run on a clone of a database that holds a page of each type."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests.databases import Server, clone, drop, stage_template, use_database
from tests.factories.portal import Portal, read_portal


@pytest.fixture(scope="session")
def stage_database(django_test_environment: None, database_server: Server) -> Iterator[str]:
    """The name of a database with a page of each type."""
    with cloned_stage(database_server) as name:
        yield name


@contextmanager
def cloned_stage(server: Server) -> Iterator[str]:
    """Give a clone of the database with a page of each type, and drop it afterwards."""
    name = f"portal_test_stage_{os.getpid()}"
    clone(server, stage_template(server), name)
    yield name
    drop(server, name)


@contextmanager
def completed_stage(
    server: Server, blocker: DjangoDbBlocker, complete: Callable[[], None]
) -> Iterator[str]:
    """Give such a clone to which something was added that is committed."""
    with cloned_stage(server) as name:
        former = use_database(name)
        with blocker.unblock():
            complete()
        use_database(former)
        yield name


@pytest.fixture
def django_db_setup(empty_database: str, stage_database: str) -> None:
    """Point Django at the stage."""
    use_database(stage_database)


@pytest.fixture
def portal(db: None) -> Portal:
    """The portal that is on the stage."""
    return read_portal()


def signed_in(person: User) -> Client:
    """Return a browser in which a person is signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def admin(administrator: User) -> Client:
    """A browser in which the administrator is signed in."""
    return signed_in(administrator)
