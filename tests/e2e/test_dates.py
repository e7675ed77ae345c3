"""A date that is typed in the admin is that date or an error, and never another one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.test_editing import CASE, open_editor

pytestmark = pytest.mark.browser
TYPED = (
    *("20.11.2027", "1.2.2028", "20. 11. 2027", "20.11.27", "2027-11-20"),
    *("20/11/2027", "30.02.2028", "20. November 2027", "20.11.", "morgen"),
)


def test_no_field_for_a_date_changes_what_is_typed(editor_page: Page) -> None:
    page = editor_page
    open_editor(page, CASE)
    page.locator("[role=tab]", has_text="Einstellungen").click()
    field = page.locator("input[name=review_due]")
    shown = {}
    for text in TYPED:
        field.fill("")
        field.press_sequentially(text)
        field.press("Tab")
        page.locator("input[name=checked_on]").focus()
        shown[text] = field.input_value()
    assert shown == {text: text for text in TYPED}
