"""A walk through what a room, a page type and a facet get by registration alone.

Collected by `test_scratch_room.py`, in a process with the settings of the scratch room.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests.contracts.conftest import completed_stage
from tests.contracts.scratch_room.models import EventPage
from tests.databases import Server
from tests.factories.pages import add
from tests.factories.portal import Portal
from tests.following import follow_changes
from tests.markup import Document

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def stage_database(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[str]:
    """The name of a database with the tables of the scratch room too."""
    with completed_stage(database_server, django_db_blocker, make_tables) as name:
        yield name


def make_tables() -> None:
    """Make the tables of the scratch room, which no template has."""
    call_command("migrate", verbosity=0)


@pytest.fixture
def event(portal: Portal) -> EventPage:
    add(EventPage, portal.area("by"), {}, {"title": "Sommertreffen", "place": "Jena"})
    page = add(EventPage, portal.area("by"), {}, {"title": "Wintertreffen", "place": "Selb"})
    follow_changes()
    return page


def test_nothing_else_has_to_change_for_it(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
    call_command("check")


def test_its_page_has_all_that_pages_have(event: EventPage, client: Client) -> None:
    document = Document(client.get(event.url).content)
    assert document.one("h1").get_text() == "Wintertreffen"
    assert "In Selb" in document.soup.get_text()
    assert document.soup.select_one('meta[property="og:title"]')
    assert '"Event"' in str(document.soup.select_one('script[type="application/ld+json"]'))
    assert event.url in client.get("/sitemap.xml").content.decode()


def test_search_finds_it_and_offers_its_facet(event: EventPage, client: Client) -> None:
    html = client.get("/de/search/?q=wintertreffen").content.decode()
    assert event.url in html
    assert "Ort der Veranstaltung" in html
    assert event.url not in client.get("/de/search/?q=treffen&event_place=jena").content.decode()


def test_programs_get_it_with_the_facet(event: EventPage, client: Client) -> None:
    found = client.get("/api/v1/events?event_place=selb").json()
    assert [item["title"] for item in found["items"]] == ["Wintertreffen"]
    assert "/api/v1/events" in client.get("/api/v1/openapi.json").json()["paths"]
    assert "Veranstaltungen" in client.get("/catalog.ttl").content.decode()


def test_it_stands_in_the_area_of_its_team(
    event: EventPage, portal: Portal, client: Client
) -> None:
    assert "Wintertreffen" in client.get(portal.area("by").url).content.decode()


def test_its_team_writes_it_and_no_other(
    event: EventPage, bavarian_editor: User, berlin_editor: User, client: Client
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[event.pk])
    client.force_login(bavarian_editor)
    assert client.get(address).status_code == 200
    client.force_login(berlin_editor)
    assert client.get(address).status_code != 200
