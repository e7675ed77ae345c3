"""No page has a barrier that axe-core finds, at both widths and in both themes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.steps import (
    LESSON,
    PUBLIC_PAGES,
    accessibility_violations,
    console_errors,
    requests_elsewhere,
    sign_in,
)

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]
LOOKS = [(360, "light"), (1280, "light"), (360, "dark"), (1280, "dark")]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_public_pages_have_no_barriers_and_ask_nobody_else(
    open_context: OpenContext, site: str, width: int, theme: str
) -> None:
    page = open_context(width, color_scheme=theme).new_page()
    errors, elsewhere = console_errors(page), requests_elsewhere(page, site)
    found: list[str] = []
    for address in PUBLIC_PAGES:
        page.goto(address)
        found += accessibility_violations(page)
    assert found == []
    assert errors == []
    assert elsewhere == []


def test_the_open_menu_has_no_barriers(open_context: OpenContext) -> None:
    page = open_context(360).new_page()
    page.goto("/de/")
    page.click(".menu__summary")
    assert page.locator(".menu__panel a").first.is_visible()
    assert accessibility_violations(page) == []


def test_a_form_with_errors_has_no_barriers_and_keeps_what_was_entered(
    open_context: OpenContext,
) -> None:
    page = open_context(360).new_page()
    page.goto("/de/feedback/")
    page.fill("textarea[name=message]", "Ein Satz, der bleiben soll.")
    page.click("main form button[type=submit]")
    assert page.locator("[role=alert]").first.is_visible()
    assert page.input_value("textarea[name=message]") == "Ein Satz, der bleiben soll."
    assert accessibility_violations(page) == []


@pytest.mark.parametrize(("width", "theme"), [(360, "dark"), (1280, "light")])
def test_what_learners_see_has_no_barriers(
    open_context: OpenContext, width: int, theme: str
) -> None:
    page = sign_in(open_context(width, color_scheme=theme), "learner")
    found: list[str] = []
    for address in (
        "/de/learning/",
        "/de/bund/stufenplan-kurz/",
        LESSON,
        "/account/profile/",
        "/account/data/",
    ):
        page.goto(address)
        found += accessibility_violations(page)
    assert found == []


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_nothing_scrolls_sideways_at_320_pixels(open_context: OpenContext, address: str) -> None:
    page = open_context(320).new_page()
    page.goto(address)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
