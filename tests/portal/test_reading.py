"""Public pages are read, with the parameters they know: nothing else reaches them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from portal import page_cache
from portal.page_cache import page_memory
from tests.factories.portal import Portal
from tests.factories.stage import page_types

VIEWS = (
    *("/de/search/", "/de/model-projects/", "/de/model-projects/musterstadt/"),
    *("/de/feedback/thanks/", "/en/only-in/de/bund/", "/sitemap.xml", "/robots.txt"),
    *("/de/search/feed/", "/api/v1/search", "/api/v1/suggest"),
    *("/.well-known/security.txt", "/favicon.ico", "/health/live", "/health/ready"),
)
KNOWN = (
    *("/de/fallbeispiele/?land=09", "/de/search/?q=bund", "/de/model-projects/?cohort=2019"),
    *("/de-simple/only-in/de/fallbeispiele/?land=09", "/de/kurse/?page=1", "/de/bund/?page=1"),
)
STRAY = "utm_source=x&fbclid=y&q2=z&%00=1&" + "&".join(f"a{n}=1" for n in range(100))


@pytest.fixture(autouse=True)
def asked_at_each_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask for the generation at each request instead of once a second."""
    monkeypatch.setattr(page_cache, "SECONDS_BETWEEN_READS", 0.0)


@pytest.fixture
def stranger(portal: Portal) -> Client:
    """Somebody whose forms the portal has never seen."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def addresses() -> Iterator[str]:
    """Yield the addresses of all live pages, and of the views beside them."""
    for model in page_types():
        yield from (page.url for page in model.objects.live())
    yield from VIEWS


def test_what_can_only_be_read_refuses_all_other_methods(stranger: Client) -> None:
    faults = []
    for url in addresses():
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            answer = stranger.generic(method, url, b"a=1")
            if (answer.status_code, answer.get("Allow")) != (405, "GET, HEAD, OPTIONS"):
                faults.append(f"{method} {url}: {answer.status_code}")
        asked = stranger.options(url)
        if (asked.status_code, asked.get("Allow")) != (200, "GET, HEAD, OPTIONS"):
            faults.append(f"OPTIONS {url}: {asked.status_code}")
        if stranger.head(url).status_code != stranger.get(url).status_code:
            faults.append(f"HEAD {url}")
    assert faults == []


def test_a_form_for_a_page_that_is_not_there_is_not_found(stranger: Client) -> None:
    assert stranger.post("/de/nirgends/").status_code == 404


def test_stray_parameters_change_nothing_and_take_no_place(stranger: Client) -> None:
    faults = []
    for url in (*addresses(), *KNOWN):
        page_memory.clear()
        stray = f"{url}{'&' if '?' in url else '?'}{STRAY}"
        first = stranger.get(stray)
        kept = list(page_memory.pages)
        clean = stranger.get(url)
        again = stranger.get(stray.replace("utm_source=x", "utm_source=other"))
        same_answer = first.content == clean.content == again.content
        if not same_answer or list(page_memory.pages) != kept or b"utm_source" in first.content:
            faults.append(url)
    assert faults == []


def test_what_a_page_knows_has_an_answer_of_its_own(stranger: Client) -> None:
    for url in KNOWN:
        stranger.get(url)
        stranger.get(url.partition("?")[0])
    kept = {key[-1] for key in page_memory.pages}
    assert set(KNOWN) | {url.partition("?")[0] for url in KNOWN} <= kept


def test_the_order_of_parameters_makes_no_second_answer(stranger: Client) -> None:
    stranger.get("/de/search/?land=09&q=bund")
    stranger.get("/de/search/?q=bund&land=09")
    assert len(page_memory.pages) == 1


def test_a_page_with_stray_parameters_comes_from_memory(
    stranger: Client, django_assert_num_queries: Any
) -> None:
    stranger.get("/de/")
    with django_assert_num_queries(1):
        stranger.get(f"/de/?{STRAY}")
