"""The accessibility check of the preview runs: it names the faults that are planted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.test_editing import CASE, open_editor

pytestmark = pytest.mark.browser
SECONDS = 30_000


def plant(route: Route) -> None:
    """Put an empty heading and one of a level that comes too soon into a preview."""
    answer = route.fetch()
    planted = r"\1<h2></h2><h5>Zu tief</h5>"
    text = re.sub(r"(<main[^>]*>)", planted, answer.text(), count=1)
    route.fulfill(response=answer, body=text)


def test_the_check_of_the_preview_names_what_is_wrong(editor_page: Page) -> None:
    page = editor_page
    page.route(re.compile(r"/edit/preview/"), plant)
    open_editor(page, CASE)
    page.locator("[data-side-panel-toggle=checks]").click()
    panel = page.locator("[data-side-panel=checks]")
    for fault in ("Leere Überschrift gefunden", "Falsche Überschriftenhierarchie"):
        expect(panel).to_contain_text(fault, timeout=SECONDS)
    expect(page.locator("[data-side-panel-toggle=checks]")).to_contain_text("2")
