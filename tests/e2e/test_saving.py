"""Nothing that an editor types is lost: not to a session that ends, not to an error in a block."""

from __future__ import annotations

import base64
import json
import re
import secrets
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import BrowserContext, Page, Response, expect

from accounts.demo import DOMAIN, PASSWORD
from tests.databases import address_of
from tests.e2e.conftest import NewPage
from tests.e2e.server import RunningPortal
from tests.e2e.test_editing import open_editor

pytestmark = pytest.mark.browser
LOGIN = "bavarian_editor"
AREA = "/de/by/"
TEXT = "Was niemand verlieren will"
NOTICE = "[data-signed-out] p:not([hidden])"
SECONDS = 30_000
SUMMARY = "textarea[name=summary]"


@pytest.fixture
def sign_in(server: RunningPortal) -> Iterator[Callable[..., None]]:
    """Return a function that signs an editor in by password and code, in a tab at the sign-in.

    Each time with an app of its own, because no code is taken twice.
    """
    with psycopg.connect(address_of(server.database), autocommit=True) as database:

        def sign_in_with_both(page: Page, login: str = LOGIN) -> None:
            secret = base64.b32encode(secrets.token_bytes(20)).decode()
            database.execute("DELETE FROM mfa_authenticator")
            database.execute(
                "INSERT INTO mfa_authenticator (user_id, type, data, created_at)"
                " SELECT id, 'totp', %s, now() FROM accounts_user WHERE email = %s",
                [json.dumps({"secret": secret}), f"{login}@{DOMAIN}"],
            )
            page.fill("input[name=login]", f"{login}@{DOMAIN}")
            page.fill("input[name=password]", PASSWORD)
            page.click("main form button[type=submit] >> nth=0")
            page.locator("input[name=code]").wait_for()
            code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
            page.fill("input[name=code]", code)
            page.click("main form button[type=submit] >> nth=0")
            page.wait_for_url(lambda url: "/2fa/" not in url and "/login/" not in url)

        yield sign_in_with_both
        database.execute("DELETE FROM mfa_authenticator")


def publish(page: Page) -> None:
    """Click on “publish”."""
    page.locator(".w-dropdown-button [data-w-dropdown-target=toggle]:visible").last.click()
    page.locator("button[name=action-publish]").first.click()


@pytest.mark.parametrize(
    ("lost", "saving"), [("session", "by hand"), ("csrf", "by hand"), ("both", "by itself")]
)
def test_a_lost_session_costs_no_text(
    lost: str, saving: str, new_page: NewPage, sign_in: Callable[..., None]
) -> None:
    page = new_page()
    page.goto("/account/login/")
    sign_in(page)
    open_editor(page, AREA)
    page.wait_for_load_state("networkidle")
    forget(page.context, lost)
    text = f"{TEXT} {lost} {saving}"
    page.fill(SUMMARY, text)
    if saving == "by hand":
        publish(page)
    else:
        page.locator(SUMMARY).press("Tab")
    if lost != "csrf":
        expect(page.locator(NOTICE)).to_contain_text("Sie sind abgemeldet", timeout=SECONDS)
        assert page.locator(SUMMARY).input_value() == text
        with page.context.expect_page() as opened:
            page.locator(f"{NOTICE} a").click()
        sign_in(opened.value)
        opened.value.close()
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator(NOTICE)).to_contain_text("wieder angemeldet", timeout=SECONDS)
        publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/(\d+/)?$|/admin/pages/\d+/edit/$"))
    expect(page.locator(".messages .success")).to_be_visible(timeout=SECONDS)
    reader = new_page()
    reader.goto(AREA)
    expect(reader.locator("main")).to_contain_text(text)


@pytest.mark.parametrize("lost", ["session", "csrf", "both"])
def test_a_lost_session_costs_no_translation(
    lost: str, new_page: NewPage, sign_in: Callable[..., None]
) -> None:
    page = new_page()
    page.goto("/account/login/")
    sign_in(page, "federal_editor")
    open_editor(page, "/en/bund/giess-den-kiez/")
    page.get_by_role("button", name="Bearbeiten", exact=True).first.click()
    text = f"{TEXT} {lost}"
    page.locator("main textarea:visible").first.fill(text)
    forget(page.context, lost)
    save = page.get_by_role("button", name="Speichern", exact=True).first
    if lost == "csrf":
        with page.expect_response(is_written) as saved:
            save.click()
    else:
        save.click()
        expect(page.locator(NOTICE)).to_contain_text("Sie sind abgemeldet", timeout=SECONDS)
        with page.context.expect_page() as opened:
            page.locator(f"{NOTICE} a").click()
        sign_in(opened.value, "federal_editor")
        opened.value.close()
        with page.expect_response(is_written) as saved:
            page.evaluate("dispatchEvent(new Event('focus'))")
    assert saved.value.status in (200, 201)
    expect(page.locator("main")).to_contain_text(text)
    expect(page.locator("main")).not_to_contain_text("Serverfehler")
    page.reload()
    expect(page.locator("main")).to_contain_text(text, timeout=SECONDS)


def is_written(answer: Response) -> bool:
    """Say whether an answer is that to a text which was sent."""
    return answer.request.method == "PUT"


def forget(context: BrowserContext, lost: str) -> None:
    """Take cookies away, as a browser does that is told to forget, or a server that restarts."""
    for cookie in context.cookies():
        if lost == "both" or str(cookie.get("name", "")).endswith(lost):
            context.clear_cookies(name=cookie["name"])


def test_errors_in_blocks_are_counted_at_their_tab_opened_and_linked(
    new_page: NewPage, signed_in: Callable[[str], Path]
) -> None:
    page = new_page(storage_state=signed_in("federal_editor"))
    open_editor(page, "/de/bund/giess-den-kiez/")
    for tab, field in (("Lösung", "problem"), ("drei Fragen", "operation")):
        page.locator("[role=tab]", has_text=tab).click()
        page.locator(f"textarea[name^='{field}-'][name$='-text']").first.fill("")
    page.locator("[role=tab]", has_text="Grunddaten").click()
    publish(page)
    links = page.locator(".messages .form-errors a")
    expect(links).to_have_count(2, timeout=SECONDS)
    tabs = page.locator("[role=tab]")
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    expect(tabs.nth(1)).to_contain_text("1")
    expect(tabs.nth(2)).to_contain_text("1")
    links.nth(1).click()
    expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    expect(page.locator("textarea[name^='operation-'][name$='-text']").first).to_be_focused()
