"""A municipality answers in its browser, by the link that an editor has sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import NewPage
from tests.e2e.looking import Watch, barriers, too_wide
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser
CASE = "/de/by/landkreis-hof-datenplattform/"


def test_answers_by_the_link_arrive(
    new_page: NewPage, signed_in: Callable[[str], Path], server: RunningPortal
) -> None:
    editor = new_page(storage_state=signed_in("bavarian_editor"))
    editor.goto(CASE)
    edit = editor.locator("main a[href^='/admin/pages/'][href$='/edit/']").get_attribute("href")
    key = re.sub(r"[^0-9]", "", edit or "")
    editor.goto(f"/admin/cases/{key}/invitation/")
    link = editor.locator("#invitation").input_value()
    page = new_page(360)
    watch = Watch(page, server.url)
    page.goto(link)
    assert barriers(page) == []
    assert too_wide(page) == []
    page.locator("form.form button[type=submit]").click()
    expect(page.locator("#form-errors")).to_be_focused()
    page.fill("[name=office]", "Stabsstelle Digitales")
    page.fill("[name=owner]", "Landkreis Hof")
    page.locator("form.form button[type=submit]").click()
    expect(page.locator("h1")).to_have_text("Vielen Dank")
    page.goto(link)
    expect(page.locator("[name=owner]")).to_have_count(0)
    assert watch.strangers == []
