"""What readers get: all projects on the map and in the list, a light start page, a clean print."""

from __future__ import annotations

import gzip
from collections import Counter

import pytest
from playwright.sync_api import Request

from tests.e2e.addresses import VIEWS
from tests.e2e.conftest import NewPage

pytestmark = pytest.mark.browser
PROJECTS = 73
HEAVIEST_START = 150 * 1024
TEXT = ("text/", "application/javascript", "image/svg", "application/json")
LEIPZIG, SAXONY = "Leipzig", "14"


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_projects_are_on_the_map_and_in_the_list(language: str, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"/{language}/model-projects/")
    on_map = page.locator("a.map__point").evaluate_all("all => all.map(e => e.href.baseVal)")
    listed = page.locator("tbody a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert len(set(on_map)) == PROJECTS
    assert Counter(listed) == Counter(on_map)


def test_leipzig_is_in_saxony(new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"/de/model-projects/?land={SAXONY}")
    row = page.locator("tbody tr", has_text=LEIPZIG)
    assert row.count() == 1
    row.locator("a").click()
    assert "Sachsen" in page.locator("main").inner_text()
    page.goto(f"/de/model-projects/?municipality={LEIPZIG}")
    assert "Sachsen" in page.locator("main").inner_text()


def test_the_start_page_is_light(new_page: NewPage) -> None:
    page = new_page()
    loaded: dict[str, int] = {}

    def weigh(request: Request) -> None:
        response = request.response()
        assert response is not None
        body = response.body()
        kind = response.headers.get("content-type", "")
        # As a deployment sends it: text compressed, fonts and pictures as they are.
        loaded[response.url] = len(gzip.compress(body)) if kind.startswith(TEXT) else len(body)

    page.on("requestfinished", weigh)
    page.goto("/de/", wait_until="networkidle")
    assert len(loaded) > 3
    assert sum(loaded.values()) <= HEAVIEST_START, loaded


def test_a_case_study_prints(new_page: NewPage, addresses: dict[str, str]) -> None:
    page = new_page()
    page.goto(addresses["casestudypage"])
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") >= 1 or printed.count(b"/Type /Page") >= 2
    assert len(printed) > 20_000
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator("#source-1").is_visible(), "the sources belong to the print"
    for element in page.locator("header nav, .skip-link, form").all():
        assert not element.is_visible(), element.evaluate("e => e.outerHTML.slice(0, 100)")


def test_a_page_comes_from_the_memory_of_the_browser_when_nothing_changed(
    new_page: NewPage,
) -> None:
    page = new_page()
    first = page.request.get("/de/")
    again = page.request.get("/de/", headers={"If-None-Match": first.headers["etag"]})
    assert again.status == 304
    assert "set-cookie" not in first.headers


def test_every_view_answers_as_it_should(new_page: NewPage) -> None:
    page = new_page()
    for name, address in VIEWS.items():
        expected = 404 if name == "missing page" else 200
        assert page.request.get(address).status == expected, name
