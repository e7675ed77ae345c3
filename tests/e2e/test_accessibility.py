"""Nobody meets a barrier that a machine can find (WCAG 2.0 to 2.2, A and AA)."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.addresses import NAMES
from tests.e2e.conftest import NewPage
from tests.e2e.looking import Watch, barriers, too_wide
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser
PHONE = 360


@pytest.mark.parametrize("name", NAMES)
def test_no_page_has_barriers(
    name: str, addresses: dict[str, str], new_page: NewPage, server: RunningPortal
) -> None:
    page = new_page()
    watch = Watch(page, server.url)
    page.goto(addresses[name])
    assert barriers(page) == []
    assert too_wide(page) == []
    assert watch.complaints == []
    assert watch.strangers == []


@pytest.mark.parametrize("name", ["homepage", "casestudypage", "start page in easy language"])
def test_the_open_menu_has_no_barriers(
    name: str, addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page(width=PHONE)
    page.goto(addresses[name])
    menu = page.locator("header details:has(nav)").first
    menu.locator("summary").click()
    assert menu.get_attribute("open") is not None
    assert barriers(page) == []
    assert too_wide(page) == []


def test_open_facets_have_no_barriers(addresses: dict[str, str], new_page: NewPage) -> None:
    page = new_page(width=PHONE)
    page.goto(addresses["casestudyindexpage"])
    for summary in page.locator("main details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    assert barriers(page) == []
    assert too_wide(page) == []


def test_a_form_with_errors_has_no_barriers(addresses: dict[str, str], new_page: NewPage) -> None:
    page = new_page()
    page.goto(addresses["feedback"])
    page.fill("input[name=email]", "keine@adresse")
    page.locator("main form[method=post]").evaluate("form => { form.noValidate = true; }")
    page.click("main form[method=post] button[type=submit]")
    assert page.locator("main [aria-invalid=true]").count() >= 2
    assert page.input_value("input[name=email]") == "keine@adresse"
    assert page.title().startswith(("Fehler", "Fehler:")) or page.locator("h1").is_visible()
    assert barriers(page) == []
    assert too_wide(page) == []


@pytest.mark.parametrize("name", ["sign-in", "sign-up", "forgotten password"])
def test_a_refused_account_form_has_no_barriers(
    name: str, addresses: dict[str, str], new_page: NewPage
) -> None:
    page = new_page()
    page.goto(addresses[name])
    form = page.locator("main form[method=post]").first
    form.evaluate("form => { form.noValidate = true; }")
    form.locator("button[type=submit]").first.click()
    expect(page.locator("main [aria-invalid=true]")).not_to_have_count(0)
    assert barriers(page) == []


@pytest.mark.parametrize(
    "address",
    ["/de/learning/", "/account/profile/", "/account/data/", "/account/delete/", "/account/2fa/"],
)
def test_what_people_with_an_account_see_has_no_barriers(
    address: str, learner_page: Page, server: RunningPortal
) -> None:
    watch = Watch(learner_page, server.url)
    answer = learner_page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert barriers(learner_page) == []
    assert too_wide(learner_page) == []
    assert watch.complaints == []
    assert watch.strangers == []
