"""The search field offers what begins so: by keyboard, by mouse, and told in words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import NewPage
from tests.e2e.looking import Watch, barriers, too_wide
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser


def typed(page: Page, text: str) -> None:
    """Type into the field of the page and wait for the list."""
    page.locator("#search-field").press_sequentially(text)
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_keyboard_walks_the_list_and_opens_what_it_stands_on(
    new_page: NewPage, server: RunningPortal
) -> None:
    page = new_page()
    watch = Watch(page, server.url)
    page.goto("/de/search/")
    field = page.locator("#search-field")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.focus()
    typed(page, "zwoen")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("main [role=status]")).to_have_text(re.compile(r"^\d+ Vorschl"))
    options = page.get_by_role("option")
    assert options.count() <= 8
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    expect(field).to_be_focused()
    field.press("ArrowUp")
    assert page.locator("[aria-selected=true]").count() == 0
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("zwoen")
    field.press("ArrowDown")
    wanted = page.get_by_role("option").filter(has_text="Pegelsensoren für Zwönitz")
    while wanted.get_attribute("aria-selected") != "true":
        field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/de/sn/zwoenitz-pegel/")
    assert watch.complaints == []
    assert page.context.cookies() == []


def test_enter_on_nothing_searches_for_what_was_typed(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/")
    typed(page, "hochw")
    page.locator("#search-field").press("Enter")
    page.wait_for_url("**/de/search/?q=hochw")


def test_a_click_opens_a_suggestion(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/en/search/")
    typed(page, "flood")
    page.get_by_role("option").filter(has_text="flood detectors").click()
    page.wait_for_url("**/en/rp/eifelkreis-hochwassermelder/")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_open_list_has_no_barriers(new_page: NewPage, width: int) -> None:
    page = new_page(width=width)
    page.goto("/de/search/?q=Daten")
    page.locator("#search-field").fill("")
    typed(page, "ham")
    page.locator("#search-field").press("ArrowDown")
    assert barriers(page) == []
    assert too_wide(page) == []
