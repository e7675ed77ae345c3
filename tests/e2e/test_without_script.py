"""Everything works without JavaScript: searching, filtering, the map, signing in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from accounts.demo import DOMAIN, PASSWORD
from tests.e2e.conftest import NewPage

pytestmark = pytest.mark.browser


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A tab of somebody who lets no script run."""
    return new_page(java_script_enabled=False)


def number_in(page: Page, selector: str) -> int:
    """Return the first number in a text."""
    found = re.search(r"\d+", page.locator(selector).first.inner_text())
    assert found, f"no number in {selector}"
    return int(found[0])


def test_a_search_from_the_start_page_finds_and_narrows(page: Page) -> None:
    page.goto("/de/")
    box = page.locator("input[type=search]:visible").first
    if not box.count():
        page.goto("/de/search/")
        box = page.locator("input[type=search]").first
    box.fill("Hochwasser")
    box.press("Enter")
    page.wait_for_url(re.compile("/search/"))
    everything = number_in(page, "#results")
    assert everything >= 2
    assert page.locator("main mark").count() >= 1
    page.locator("input[name=kind][value=case]").check()
    page.locator("form.facets button[type=submit]").click()
    assert "kind=case" in page.url
    assert 0 < number_in(page, "#results") < everything


def test_facets_of_case_studies_narrow_and_are_taken_off(page: Page) -> None:
    page.goto("/de/fallbeispiele/")
    everything = number_in(page, "#results")
    page.locator("form.facets input[type=checkbox]").first.check()
    page.locator("form.facets button[type=submit]").click()
    assert "?" in page.url
    assert 0 < number_in(page, "#results") < everything
    page.locator(".chips a").first.click()
    assert number_in(page, "#results") == everything


def test_facets_open_in_a_narrow_window(new_page: NewPage) -> None:
    page = new_page(width=360, java_script_enabled=False)
    page.goto("/de/fallbeispiele/")
    box = page.locator("form.facets input[type=checkbox]").first
    assert not box.is_visible()
    page.locator("form.facets summary").first.click()
    box.check()


def test_model_projects_are_filtered_by_land(page: Page) -> None:
    page.goto("/de/model-projects/")
    assert number_in(page, "#results") == 73
    page.select_option("select[name=land]", "14")
    page.locator("form.filter-form button").click()
    assert 0 < number_in(page, "#results") < 20
    assert page.locator("tbody tr", has_text="Leipzig").count() == 1


def test_a_point_of_the_map_is_a_plain_link(page: Page) -> None:
    page.goto("/de/model-projects/")
    point = page.locator("a.map__point").first
    address = str(point.get_attribute("href"))
    page.goto(address)
    assert page.locator("h1").count() == 1


def test_somebody_signs_in_and_out(page: Page) -> None:
    page.goto("/account/login/")
    page.fill("input[name=login]", f"learner@{DOMAIN}")
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile("/learning/"))
    assert page.locator("h1").is_visible()
    page.goto("/account/logout/")
    page.locator("main form button[type=submit]").first.click()
    page.goto("/de/learning/")
    assert "/account/login/" in page.url


def test_the_menu_opens_without_script(new_page: NewPage) -> None:
    page = new_page(width=360, java_script_enabled=False)
    page.goto("/de/")
    page.locator("header details:has(nav) > summary").first.click()
    assert page.locator("header details nav a").first.is_visible()


def test_feedback_is_sent_without_script(page: Page) -> None:
    page.goto("/de/feedback/?page=/de/fallbeispiele/")
    page.locator("input[name=topic]").first.check()
    page.fill("textarea[name=message]", "Im zweiten Absatz fehlt eine Quelle.")
    page.locator("main form[method=post] button[type=submit]").click()
    page.wait_for_url(re.compile("/feedback/thanks/"))
