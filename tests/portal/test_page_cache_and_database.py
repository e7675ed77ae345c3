"""What the page cache does where transactions end, or the database goes away."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from psycopg import sql
from pytest_django import DjangoDbBlocker

from portal import health_views, page_cache
from tests.committed import committed_portal
from tests.databases import Server, address_of
from tests.factories.pages import make_standard_page
from tests.factories.portal import Portal

ADDRESS = "/de/seite/"


@pytest.fixture(autouse=True)
def asked_at_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the state at each request instead of once a second."""
    monkeypatch.setattr(page_cache, "SECONDS_BETWEEN_READS", 0.0)
    monkeypatch.setattr(health_views, "SECONDS_AN_ANSWER_HOLDS", 0.0)


@pytest.fixture
def committed(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, database_server: Server
) -> Iterator[Portal]:
    """A portal that other connections see."""
    with committed_portal(database_server, django_db_blocker) as portal:
        yield portal


def away(name: str, *, allowed: bool = False) -> None:
    """Close all connections to a database and refuse new ones, or allow them again."""
    with psycopg.connect(address_of("postgres"), autocommit=True) as server:
        server.execute(
            sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(
                sql.Identifier(name), sql.Literal(allowed)
            )
        )
        if not allowed:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )


def test_a_change_that_is_rolled_back_changes_nothing(committed: Portal, client: Client) -> None:
    page = make_standard_page(committed.homes["de"], title="Alt", slug="seite")
    tag = client.get(ADDRESS)["ETag"]
    with transaction.atomic():
        page.title = "Neu"
        page.save_revision().publish()
        transaction.set_rollback(True)
    assert client.get(ADDRESS)["ETag"] == tag


def test_pages_in_memory_are_served_while_the_database_is_away(
    committed: Portal, client: Client
) -> None:
    make_standard_page(committed.homes["de"], title="Alt", slug="seite")
    client.get(ADDRESS)
    client.get("/health/ready")
    away(connection.settings_dict["NAME"])
    try:
        assert b"<h1>Alt</h1>" in client.get(ADDRESS).content
        assert client.get("/health/ready").status_code == 503
        assert client.get("/health/live").status_code == 200
        client.raise_request_exception = False
        client.cookies[settings.SESSION_COOKIE_NAME] = "signed-in"
        for url in ("/de/", "/en/search/?q=x", "/admin/", "/account/login/", "/media/images/x.png"):
            answer = client.get(url)
            assert (answer.status_code, answer["Retry-After"]) == (503, "30"), url
            assert "Startseite" in answer.content.decode() or url.startswith("/en/"), url
        sent = {"topic": "barrier", "message": "Zu klein."}
        assert client.post("/de/feedback/", sent).status_code == 503
        asked = client.get("/admin/", headers={"accept": "application/json"})
        assert (asked.status_code, asked["Content-Type"]) == (503, "application/json")
    finally:
        away(connection.settings_dict["NAME"], allowed=True)
        connection.close()  # as a server does after a request that failed
    assert client.get("/health/ready").status_code == 200
    assert client.get("/de/").status_code == 200
