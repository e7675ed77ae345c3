"""What is printed: all of the text, where and when it was printed, and nothing to click."""

from __future__ import annotations

import datetime

import pytest

from tests.e2e.conftest import NewPage

pytestmark = pytest.mark.browser
LISTS = ("/de/fallbeispiele/", "/de/model-projects/", "/de/search/?q=Wasser")
OTHERS = (
    "/de/fallbeispiele/?view=table",
    "/de/municipalities/09479152/",
    "/de/reuse/",
    "/de/costs/app/",
    "/de/offers/",
)
TEXTS = ("/de/", "/de/bund/masterportal/", "/de/bund/betrieb-finanzieren/")
CLOSED = """() => [...document.querySelectorAll('main details')]
    .filter(details => details.checkVisibility())
    .flatMap(details => [...details.children].slice(1))
    .filter(child => !child.checkVisibility({contentVisibilityAuto: true}) || !child.offsetHeight)
    .map(child => child.outerHTML.slice(0, 80))"""
CONTROLS = """() => [...document.querySelectorAll('main :is(button, select, input)')]
    .filter(one => one.type !== 'hidden' && one.checkVisibility() && one.offsetHeight)
    .map(one => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("script", [True, False])
def test_what_opens_on_demand_lies_open_on_paper(script: bool, new_page: NewPage) -> None:
    page = new_page(java_script_enabled=script)
    page.emulate_media(media="print")
    for address in (*TEXTS, *LISTS):
        page.goto(address)
        assert page.evaluate(CLOSED) == [], address


def test_lists_print_as_lists(new_page: NewPage) -> None:
    page = new_page()
    page.emulate_media(media="print")
    for address in (*LISTS, *OTHERS):
        page.goto(address)
        assert page.evaluate(CONTROLS) == [], address
    for address in LISTS:
        page.goto(address)
        assert page.locator("main .map").locator("visible=true").count() == 0, address


def test_a_print_says_where_it_is_from_and_of_which_day(new_page: NewPage) -> None:
    page = new_page()
    page.emulate_media(media="print")
    today = datetime.datetime.now(datetime.UTC).date()
    days = {f"{day:%d.%m.%Y}" for day in (today, today + datetime.timedelta(days=1))}
    for address in (*TEXTS, *LISTS):
        page.goto(address)
        line = page.locator(".site-footer__print").inner_text()
        assert address in line
        assert any(day in line for day in days), line
    page.emulate_media(media="screen")
    assert not page.locator(".site-footer__print").is_visible()
