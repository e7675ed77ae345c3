"""One migrated template database, cloned for each test process; a small portal and its people."""

from __future__ import annotations

import os
from collections.abc import Iterator

import psycopg
import pytest
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import user_logged_in
from django.db import connection
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import translation

from accounts.models import User
from portal.page_cache import page_memory
from tests.databases import (
    Server,
    address_of,
    clone,
    drop,
    migrated_template,
    portal_template,
    use_database,
)
from tests.factories.people import make_administrator, make_editor, make_person
from tests.factories.portal import Portal, read_portal
from tests.following import begin_to_follow
from tests.page_tree import broken_pages
from tests.search_engines import each_engine, elasticsearch, search_server

__all__ = ["each_engine", "elasticsearch", "search_server"]

# Playwright keeps an event loop in the main thread, after which Django would refuse all queries of
# the same process, although no test of ours is asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@receiver(user_logged_in)
def sign_in_with_all_factors(request: HttpRequest, user: User, **kwargs: object) -> None:
    """Let `Client.force_login`, whose request has no address, stand for a complete sign-in."""
    if not request.path:
        record_authentication(request, user, "mfa")


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """A connection with which databases are made and dropped."""
    with psycopg.connect(address_of("postgres"), autocommit=True) as server:
        yield server


@pytest.fixture(scope="session")
def empty_database(django_test_environment: None, database_server: Server) -> Iterator[str]:
    """The name of a clone of the migrated template, which is dropped afterwards."""
    name = f"portal_test_{os.getpid()}"
    clone(database_server, migrated_template(database_server), name)
    former = use_database(name)
    yield name
    use_database(former)
    drop(database_server, name)


@pytest.fixture(scope="session")
def portal_database(database_server: Server) -> Iterator[str]:
    """The name of a clone of the database with the small portal."""
    name = f"portal_test_small_{os.getpid()}"
    clone(database_server, portal_template(database_server), name)
    yield name
    drop(database_server, name)


@pytest.fixture
def django_db_setup(empty_database: str, request: pytest.FixtureRequest) -> None:
    """Point Django at the small portal for a test that asks for it: building it costs a second."""
    wants_portal = "portal" in request.fixturenames
    use_database(request.getfixturevalue("portal_database") if wants_portal else empty_database)


@pytest.fixture(autouse=True)
def fresh_process() -> Iterator[None]:
    """Begin as a process does, in the main language, and without pages of another test.

    States of databases that are rolled back have the same names.
    """
    page_memory.clear()
    begin_to_follow()
    translation.activate(settings.LANGUAGE_CODE)
    yield
    page_memory.clear()


@pytest.fixture(autouse=True)
def sound_page_tree(request: pytest.FixtureRequest) -> Iterator[None]:
    """Check after each test with a database that the page tree is sound (wagtail-localize #773)."""
    wanted = [name for name in ("transactional_db", "db") if name in request.fixturenames]
    if not wanted and not request.node.get_closest_marker("django_db"):
        yield
        return
    if wanted:
        request.getfixturevalue(wanted[0])  # so that the check comes before the rollback
    yield
    if not connection.needs_rollback:
        assert broken_pages() == []


@pytest.fixture
def portal(db: None) -> Portal:
    """Three live start pages, their lists, and the areas of the Bund, Bavaria and Berlin."""
    return read_portal()


@pytest.fixture
def administrator(db: None) -> User:
    """May do everything."""
    return make_administrator()


@pytest.fixture
def federal_editor(portal: Portal) -> User:
    """Writes and publishes for the federal team."""
    team = portal.teams["bund"]
    return make_editor("federal_editor", team.group("editor"), team.group("lead"))


@pytest.fixture
def bavarian_editor(portal: Portal) -> User:
    """Writes and publishes for the team of Bavaria."""
    team = portal.teams["by"]
    return make_editor("bavarian_editor", team.group("editor"), team.group("lead"))


@pytest.fixture
def berlin_editor(portal: Portal) -> User:
    """Writes for the team of Berlin and publishes nothing."""
    return make_editor("berlin_editor", portal.teams["be"].group("editor"))


@pytest.fixture
def translator(portal: Portal) -> User:
    """Writes and translates for the federal team and publishes nothing."""
    return make_editor("translator", portal.teams["bund"].group("editor"))


@pytest.fixture
def course_author(portal: Portal) -> User:
    """Writes courses for the team of Bavaria and publishes nothing."""
    return make_editor("course_author", portal.teams["by"].group("editor"))


@pytest.fixture
def learner(db: None) -> User:
    """Takes courses."""
    return make_person("learner")


@pytest.fixture
def other_learner(db: None) -> User:
    """Takes courses too."""
    return make_person("other_learner")


@pytest.fixture
def outsider(db: None) -> User:
    """Has an account and nothing else."""
    return make_person("outsider")
