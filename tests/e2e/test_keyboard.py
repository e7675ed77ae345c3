"""Each page is walked with the tab key: every control once, in order, seen, and never a trap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.addresses import NAMES
from tests.e2e.conftest import NewPage

pytestmark = pytest.mark.browser
TAB_WALK = Path(__file__).with_name("tab_walk.js")
SPARE = 5


def walk(page: Page) -> tuple[int, list[dict[str, Any]]]:
    """Press the tab key until the focus leaves the page; return what was expected and what came."""
    script = page.evaluate_handle(TAB_WALK.read_text(encoding="utf-8"))
    expected: int = script.evaluate("walk => walk.expect()")
    stops: list[dict[str, Any]] = []
    for _press in range(expected + SPARE):
        page.keyboard.press("Tab")
        stop = script.evaluate("walk => walk.focused()")
        if stop is None:
            return expected, stops
        stops.append(stop)
    raise AssertionError(f"The focus does not leave {page.url}: {stops[-SPARE:]}")


def check_walk(page: Page) -> None:
    """Fail unless each control is reached once, in the order of the document, and seen."""
    expected, stops = walk(page)
    own = [stop for stop in stops if stop["stop"] is not None]
    strangers = [stop["html"] for stop in stops if stop["stop"] is None and not stop["extra"]]
    assert strangers == []
    assert [stop["stop"] for stop in own] == list(range(expected))
    assert [stop["html"] for stop in stops if not stop["seen"]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_control_gets_visible_focus_once_and_in_order(
    name: str, addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(addresses[name])
    check_walk(page)


@pytest.mark.parametrize("name", ["homepage", "casestudypage"])
def test_the_narrow_window_is_walked_too(
    name: str, addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(width=360)
    page.emulate_media(reduced_motion="reduce")
    page.goto(addresses[name])
    check_walk(page)


def test_the_pages_of_learners_are_walked_too(
    new_page: NewPage, signed_in: Callable[[str], Path], addresses: dict[str, str]
) -> None:
    page = new_page(storage_state=signed_in("bavarian_editor"))
    page.emulate_media(reduced_motion="reduce")
    for address in ("/de/learning/", "/account/profile/", addresses["lessonpage"]):
        page.goto(address)
        check_walk(page)


def test_the_skip_link_comes_first_and_leads_to_the_content(
    addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page()
    page.goto(addresses["casestudypage"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("() => Boolean(document.activeElement.closest('main'))")


def test_the_menu_opens_and_closes_by_keyboard(
    addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(width=360)
    page.goto(addresses["homepage"])
    summary = page.locator("header details:has(nav) > summary").first
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator("header details[open] nav a").first
    assert link.is_visible()
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert summary.evaluate("element => element === document.activeElement")
