"""One server and one browser per test process."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from accounts.demo import DOMAIN, PASSWORD
from dev.assets import build
from tests.databases import Server, clone, drop, starter_template
from tests.e2e.addresses import addresses_of
from tests.e2e.server import RunningPortal

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SECONDS = 15_000

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def server(
    database_server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunningPortal]:
    """The portal with its starter content and the demo accounts."""
    build()
    name = f"portal_test_e2e_{os.getpid()}"
    clone(database_server, starter_template(database_server), name)
    running = RunningPortal(name, tmp_path_factory.mktemp("server"))
    yield running
    running.stop()
    drop(database_server, name)


@pytest.fixture(scope="session")
def addresses(server: RunningPortal) -> dict[str, str]:
    """An address of each page type and of each view, by name."""
    return addresses_of(server.database)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser, server: RunningPortal) -> Iterator[NewPage]:
    """Return a function that opens a tab in a profile of its own."""
    contexts: list[BrowserContext] = []

    def open_one(width: int = 1280, **options: Any) -> Page:
        settings: dict[str, Any] = {"locale": "de-DE", "base_url": server.url, **options}
        context = browser.new_context(viewport={"width": width, "height": 900}, **settings)
        context.set_default_timeout(SECONDS)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def signed_in(
    browser: Browser, server: RunningPortal, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Return a function that gives the cookies of a demo account, which signs in once."""
    folder = tmp_path_factory.mktemp("cookies")

    def cookies_of(login: str) -> Path:
        kept = folder / f"{login}.json"
        if not kept.exists():
            context = browser.new_context(base_url=server.url, locale="de-DE")
            sign_in(context.new_page(), login)
            context.storage_state(path=kept)
            context.close()
        return kept

    return cookies_of


def sign_in(page: Page, login: str, *, here: bool = False) -> None:
    """Sign in with a demo account, through the form; `here` where it is open already."""
    if not here:
        page.goto("/account/login/")
    page.fill("input[name=login]", f"{login}@{DOMAIN}")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit] >> nth=0")
    page.wait_for_url(lambda url: "/account/login/" not in url)


@pytest.fixture
def learner_page(new_page: NewPage, signed_in: Callable[[str], Path]) -> Page:
    """A tab in which the learner is signed in."""
    return new_page(storage_state=signed_in("learner"))


@pytest.fixture
def editor_page(new_page: NewPage, signed_in: Callable[[str], Path]) -> Page:
    """A tab in which the editor of the federal team is signed in."""
    return new_page(storage_state=signed_in("federal_editor"))
