"""Search, facets, sign-in and answering work without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.steps import LESSON, sign_in

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]


def test_search_and_facets_lead_to_fewer_hits(open_context: OpenContext) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/de/")
    page.fill("#search-field", "Hochwasser")
    page.press("#search-field", "Enter")
    before = page.locator("main h3, main .search-hit").count()
    assert before > 1
    page.check("input[name=land][value='14']")
    page.click(".facets__submit")
    assert "land=14" in page.url
    assert 0 < page.locator("main h3, main .search-hit").count() < before


def test_an_answer_is_kept_and_commented(open_context: OpenContext) -> None:
    page = sign_in(open_context(java_script_enabled=False), "learner")
    page.goto("/de/bund/stufenplan-kurz/")
    begin = page.get_by_role("button", name="Kurs beginnen")
    if begin.count():
        begin.first.click()
    page.goto(LESSON)
    card = page.locator("form:has(input[type=radio])").first
    card.locator("input[type=radio]").nth(2).check()
    card.locator("button[type=submit]").first.click()
    page.wait_for_load_state()
    assert page.get_by_text("Richtig.").first.is_visible()
    page.goto("/de/learning/")
    assert page.get_by_text("Was ist der Stufenplan?").first.is_visible()
