"""Every page of the starter content fits small windows and large text, and its links can be hit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.e2e.conftest import NewPage
from tests.e2e.looking import TOO_WIDE
from tests.e2e.server import RunningPortal
from tests.e2e.walking import Faults, every_address, walk

pytestmark = pytest.mark.browser
FEWEST_PAGES = 200
COURSE = "/de/bund/stufenplan-kurz/"
LESSON = f"{COURSE}entstehung-und-ziel/"
OF_PEOPLE = (
    "/de/learning/",
    COURSE,
    LESSON,
    f"{COURSE}drei-fragen/",
    "/en/learning/",
    "/account/profile/",
    "/account/email/",
    "/account/password/change/",
    "/account/data/",
    "/account/delete/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/logout/",
)


@pytest.fixture(scope="module")
def faults(browser: Browser, server: RunningPortal) -> Faults:
    """What is wrong on any page, by kind."""
    addresses = every_address(server)
    assert len(addresses) > FEWEST_PAGES
    return walk(browser, server, addresses)


def test_no_page_is_wider_than_the_window(faults: Faults) -> None:
    assert faults["tooWide"] == []


def test_nothing_in_the_header_lies_over_something_else(faults: Faults) -> None:
    assert faults["overlapping"] == []


def test_every_link_and_button_can_be_hit_at_its_centre(faults: Faults) -> None:
    assert faults["covered"] == []


def test_every_target_is_large_enough_for_a_finger(faults: Faults) -> None:
    assert faults["tooSmall"] == []


@pytest.mark.parametrize("width", [768, 1024])
def test_no_table_is_wider_than_the_window_where_tables_begin(
    width: int, new_page: NewPage, addresses: dict[str, str]
) -> None:
    page = new_page(width)
    faults = {}
    for name, address in addresses.items():
        page.goto(address)
        if wide := page.evaluate(TOO_WIDE):
            faults[name] = wide
    assert faults == {}


def test_the_pages_of_people_with_an_account_fit_too(
    new_page: NewPage,
    browser: Browser,
    server: RunningPortal,
    signed_in: Callable[[str], Path],
) -> None:
    cookies = signed_in("bavarian_editor")
    page = new_page(storage_state=cookies)
    page.goto(COURSE)
    page.click("form[action*='/enrol/'] button")
    page.goto(LESSON)
    page.locator("input[name=answer]").first.check()
    page.locator("[data-question] button[type=submit]").first.click()
    page.locator("[data-question] [role=status]").first.wait_for()
    found = walk(browser, server, list(OF_PEOPLE), cookies)
    assert {kind: faults for kind, faults in found.items() if faults} == {}
