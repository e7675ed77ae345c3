"""Contract tests run on a clone of a database that holds a page of each type."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests.databases import Server, clone, drop, migrated_template, use_database
from tests.factories.portal import Portal, read_portal
from tests.factories.stage import build_stage


@pytest.fixture(scope="session")
def stage_database(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[str]:
    """The name of a database with a page of each type, filled once per test process."""
    yield from filled_stage(database_server, django_db_blocker)


def filled_stage(
    server: Server, blocker: DjangoDbBlocker, prepare: Callable[[], None] = lambda: None
) -> Iterator[str]:
    """Yield the name of a database that is first prepared and then filled; drop it afterwards."""
    name = f"portal_test_stage_{os.getpid()}"
    clone(server, migrated_template(server), name)
    former = use_database(name)
    with blocker.unblock():
        prepare()
        build_stage()
    use_database(former)
    yield name
    drop(server, name)


@pytest.fixture
def django_db_setup(empty_database: None, stage_database: str) -> Iterator[None]:
    """Point Django at the stage for one test."""
    former = use_database(stage_database)
    yield
    use_database(former)


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
