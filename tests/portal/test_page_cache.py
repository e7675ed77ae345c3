"""Anonymous pages come from memory, carry no cookie, and change at once after a public change."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from home.models import StandardPage
from portal import page_cache
from portal.page_cache import page_memory
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case, make_standard_page
from tests.factories.portal import Portal


@pytest.fixture(autouse=True)
def asked_at_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the generation at each request instead of once a second."""
    monkeypatch.setattr(page_cache, "SECONDS_BETWEEN_READS", 0.0)


@pytest.fixture
def page(portal: Portal) -> StandardPage:
    return make_standard_page(portal.homes["de"], title="Alt", slug="seite")


ADDRESS = "/de/seite/"
pytestmark = pytest.mark.django_db


def is_kept(address: str) -> bool:
    return any(key[-1] == address for key in page_memory.pages)


def test_an_anonymous_page_sets_no_cookie_and_asks_to_be_revalidated(
    page: StandardPage, client: Client
) -> None:
    answer = client.get(ADDRESS)
    assert not answer.cookies
    assert answer["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert "cookie" not in answer["Vary"].lower()
    again = client.get(ADDRESS, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])


def test_a_page_from_memory_needs_one_query(
    page: StandardPage, client: Client, django_assert_num_queries: Any
) -> None:
    first = client.get(ADDRESS).content
    with django_assert_num_queries(1):
        assert client.get(ADDRESS).content == first


@pytest.mark.parametrize("wanted", ["gzip", "gzip, br", "br, gzip;q=0.5"])
def test_who_takes_compressed_pages_gets_them(
    page: StandardPage, client: Client, wanted: str
) -> None:
    plain = client.get(ADDRESS)
    packed = client.get(ADDRESS, headers={"accept-encoding": wanted})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]


@pytest.mark.parametrize("wanted", ["", "identity", "gzip;q=0", "br, gzip; q=0.0"])
def test_who_does_not_take_compressed_pages_gets_plain_ones(
    page: StandardPage, client: Client, wanted: str
) -> None:
    client.get(ADDRESS, headers={"accept-encoding": "gzip"})
    answer = client.get(ADDRESS, headers={"accept-encoding": wanted})
    assert "Content-Encoding" not in answer
    assert b"<h1>Alt</h1>" in answer.content


def test_a_published_change_shows_at_once(page: StandardPage, client: Client) -> None:
    client.get(ADDRESS)
    page.title = "Neu"
    page.save_revision().publish()
    assert b"<h1>Neu</h1>" in client.get(ADDRESS).content


def test_a_draft_does_not_show(page: StandardPage, client: Client) -> None:
    page.title = "Entwurf"
    page.save_revision()
    assert b"Entwurf" not in client.get(ADDRESS).content


def test_an_unpublished_page_is_gone_at_once(page: StandardPage, client: Client) -> None:
    client.get(ADDRESS)
    page.unpublish()
    assert client.get(ADDRESS).status_code == 404


def test_a_deleted_page_is_gone_at_once(page: StandardPage, client: Client) -> None:
    client.get(ADDRESS)
    page.delete()
    assert client.get(ADDRESS).status_code == 404


def test_a_moved_page_leads_to_its_new_address(
    page: StandardPage, portal: Portal, client: Client
) -> None:
    client.get(ADDRESS)
    parent = make_standard_page(portal.homes["de"], slug="oben")
    page.move(parent, pos="last-child")
    assert client.get("/de/oben/seite/").status_code == 200
    assert client.get(ADDRESS, follow=True).redirect_chain == [("/de/oben/seite/", 301)]


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_page_that_is_made_private_is_gone_at_once(
    page: StandardPage, client: Client, kind: str
) -> None:
    client.get(ADDRESS)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    answer = client.get(ADDRESS)
    assert b"Ein Absatz" not in answer.content
    assert not is_kept(ADDRESS)
    restriction.delete()
    assert b"Ein Absatz" in client.get(ADDRESS).content


def test_a_changed_term_shows_at_once(portal: Portal, client: Client) -> None:
    term = Term.objects.filter(vocabulary="solution_type").first()
    if term is None:
        term = Term.objects.create(
            vocabulary="solution_type", code="app", labels=MultilingualText(de="Alte Art")
        )
    make_case(portal.area(), slug="fall", solution_type=term)
    client.get("/de/bund/fall/")
    term.labels = MultilingualText(de="Neue Art")
    term.save()
    assert "Neue Art" in client.get("/de/bund/fall/").content.decode()


def test_people_with_a_session_pass_by_the_memory(
    page: StandardPage, client: Client, outsider: User
) -> None:
    client.force_login(outsider)
    assert "private" in client.get(ADDRESS)["Cache-Control"]
    assert not is_kept(ADDRESS)


@pytest.mark.parametrize("address", ["/de/feedback/", "/account/login/", "/health/live", "/de/x/"])
def test_forms_private_addresses_and_errors_are_not_kept(
    portal: Portal, client: Client, address: str
) -> None:
    client.get(address)
    assert not is_kept(address)


def test_the_wish_of_one_reader_for_a_language_does_not_reach_another(
    portal: Portal, client: Client
) -> None:
    assert client.get("/", headers={"accept-language": "en"})["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "de"})["Location"] == "/de/"


def test_a_foreign_host_is_refused_and_not_kept(page: StandardPage, client: Client) -> None:
    assert client.get(ADDRESS, headers={"host": "evil.example"}).status_code == 400
    assert not page_memory.pages


def test_headers_that_name_another_host_change_nothing(page: StandardPage, client: Client) -> None:
    sent = {"x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-host": "evil"}
    assert b"evil" not in client.get(ADDRESS, headers=sent).content
    assert b"evil" not in client.get(ADDRESS).content


def test_a_flood_of_addresses_does_not_fill_the_memory(
    page: StandardPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = len(client.get("/de/search/").content)
    monkeypatch.setattr(page_cache, "MOST_BYTES", int(size * 3.5))
    for number in range(6):
        client.get(f"/de/search/?land={number}")
    assert len(page_memory.pages) == 3
    assert page_memory.size == sum(len(kept.content) for kept in page_memory.pages.values())


def test_pages_below_the_root_are_addressed_by_language_only(portal: Portal) -> None:
    assert {page.url for page in Page.objects.filter(depth=2)} == {"/de/", "/en/", "/de-simple/"}
