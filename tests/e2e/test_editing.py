"""Editors write, choose and publish in the admin, under its policy and without foreign requests."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from tests.databases import address_of
from tests.e2e.conftest import NewPage
from tests.e2e.looking import Watch
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser
CASE = "/de/bund/giess-den-kiez/"


@pytest.fixture
def watch(editor_page: Page, server: RunningPortal) -> Watch:
    """What the browser of the editor complains about."""
    return Watch(editor_page, server.url)


def open_editor(page: Page, address: str) -> None:
    """Go from a public page into its editor, by the link that editors see there."""
    page.goto(address)
    page.locator("main a[href^='/admin/pages/'][href$='/edit/']").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))


def test_an_editor_publishes_a_change_that_readers_see_at_once(
    editor_page: Page, watch: Watch, new_page: NewPage
) -> None:
    page = editor_page
    reader = new_page()
    reader.goto("/de/about/")
    open_editor(page, "/de/about/")
    page.fill("input[name=title], textarea[name=title]", "Über das Portal, neu")
    page.locator(".w-dropdown-button [data-w-dropdown-target=toggle]:visible").last.click()
    with page.expect_navigation():
        page.locator("button[name=action-publish]").first.click()
    expect(page.locator(".messages")).to_be_visible()
    reader.goto("/de/about/")
    expect(reader.locator("h1")).to_have_text("Über das Portal, neu")
    assert watch.complaints == []
    assert watch.strangers == []


def test_the_choosers_open(editor_page: Page, watch: Watch) -> None:
    page = editor_page
    open_editor(page, CASE)
    page.locator("[role=tab]", has_text="Veröffentlichung").click()
    page.locator("[data-chooser-action-choose]:visible").first.click()
    expect(page.locator(".modal-body")).to_be_visible()
    page.keyboard.press("Escape")
    assert watch.complaints == []
    assert watch.strangers == []


def test_a_block_is_added_to_a_section(editor_page: Page, watch: Watch) -> None:
    page = editor_page
    open_editor(page, CASE)
    adders = page.locator("button[aria-label*='Block'], button[title*='Block'], .c-sf-add-button")
    number = page.locator("[data-contentpath-disabled], [data-contentpath]").count()
    adders.first.scroll_into_view_if_needed()
    adders.first.click()
    option = page.locator("[role=option]").first
    if option.is_visible():
        option.click()
    expect(page.locator("[data-contentpath-disabled], [data-contentpath]")).not_to_have_count(
        number
    )
    assert watch.complaints == []


def test_an_open_side_panel_covers_no_button_of_the_translation_editor(
    new_page: NewPage, signed_in: Callable[[str], Path]
) -> None:
    page = new_page(1366, storage_state=signed_in("federal_editor"))
    open_editor(page, "/en/bund/giess-den-kiez/")
    buttons = page.get_by_role("button", name="Bearbeiten", exact=True)
    buttons.first.wait_for()
    page.locator("[data-side-panel-toggle]").first.click()
    page.wait_for_function(
        """() => document.querySelector("[data-side-panel]:not([hidden])")
        ?.getBoundingClientRect().left < innerWidth"""
    )
    panel = page.locator("[data-side-panel]:not([hidden])").first.bounding_box()
    assert panel
    assert all(box["x"] + box["width"] <= panel["x"] for box in boxes(buttons))


def boxes(found: Locator) -> list[FloatRect]:
    """Return where elements stand."""
    return [box for element in found.all() if (box := element.bounding_box())]


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/pages/",
        "/admin/reports/site-history/",
        "/admin/account/",
        "/admin/localize/reports/translations/",
    ],
)
def test_the_lists_of_the_admin_keep_to_its_policy(
    address: str, editor_page: Page, watch: Watch
) -> None:
    answer = editor_page.goto(address, wait_until="networkidle")
    assert answer is not None
    assert answer.status in (200, 403), address
    assert watch.violations == []
    assert watch.strangers == []


def test_editors_of_one_team_are_refused_on_the_pages_of_another(
    new_page: NewPage, signed_in: Callable[[str], Path], server: RunningPortal
) -> None:
    page = new_page(storage_state=signed_in("bavarian_editor"))
    page.goto(CASE)
    assert page.locator("main a[href^='/admin/pages/']").count() == 0
    page.goto("/de/by/")
    assert page.locator("main a[href^='/admin/pages/']").count() == 1


def test_municipalities_are_suggested_while_somebody_types(editor_page: Page, watch: Watch) -> None:
    page = editor_page
    open_editor(page, CASE)
    field = page.locator("textarea[name=municipalities]")
    field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("Zwön")
    options = page.locator(".suggestions [role=option]")
    expect(options.first).to_contain_text("Zwönitz")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    assert field.input_value().splitlines()[-1].startswith("14521710")
    expect(page.locator(".suggestions")).to_be_hidden()
    assert watch.complaints == []
    assert watch.strangers == []


def test_known_sources_are_suggested_and_fill_in_what_is_known(
    editor_page: Page, watch: Watch, server: RunningPortal
) -> None:
    with psycopg.connect(address_of(server.database), autocommit=True) as database:
        database.execute(
            "INSERT INTO content_source"
            " (address, titles, site, as_of, read_on, note, used_at)"
            " VALUES (%s, %s, '', '2025-03', '2026-11-20', '', now())"
            " ON CONFLICT DO NOTHING",
            ["https://www.example.org/gutachten", '{"de": "Gutachten zum Gießen"}'],
        )
    page = editor_page
    open_editor(page, CASE)
    field = page.locator("input[name=claim_sources-0-value-url]")
    field.fill("")
    field.press_sequentially("gutachten")
    options = page.locator(".suggestions:visible [role=option]")
    expect(options.first).to_contain_text("Gutachten zum Gießen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("https://www.example.org/gutachten")
    expect(page.locator("[name=claim_sources-0-value-title]")).to_have_value("Gutachten zum Gießen")
    expect(page.locator("[name=claim_sources-0-value-as_of]")).to_have_value("2025-03")
    expect(page.locator("[name=claim_sources-0-value-read_on]")).to_have_value("20.11.2026")
    expect(page.locator(".suggestions:visible")).to_have_count(0)
    assert watch.complaints == []
    assert watch.strangers == []
