"""A real server on a clone with the starter content, and a real browser that looks at it."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from dev.assets import build
from tests.databases import Server, address_of, clone, drop, starter_template
from tests.operation.running import ROOT, free_port

SECONDS_TO_START = 60
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(database_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running portal with the starter content and the demo accounts."""
    build(ROOT)
    subprocess.run(
        [sys.executable, "manage.py", "build_messages"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "portal.settings.test"},
    )
    name = f"portal_test_browser_{os.getpid()}"
    clone(database_server, starter_template(database_server), name)
    port = free_port()
    address = f"http://localhost:{port}"
    folder = tmp_path_factory.mktemp("site")
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            server_command(port),
            cwd=ROOT,
            stdout=log,
            stderr=log,
            env=server_environment(name, address, folder),
        )
        try:
            wait_until_served(port)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)
            drop(database_server, name)


def server_command(port: int) -> list[str]:
    """Return the words that start one process with four threads."""
    words = ["gunicorn", "portal.wsgi", "--no-control-socket", "--workers", "1", "--threads", "4"]
    return [sys.executable, "-m", *words, "--bind", f"127.0.0.1:{port}", "--bind", f"[::1]:{port}"]


def server_environment(database: str, address: str, folder: Path) -> dict[str, str]:
    """Return the environment of a portal whose editors need no second factor."""
    return {
        **os.environ,
        "DATABASE_URL": address_of(database),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "PUBLIC_URL": address,
        "EMAIL_URL": f"filemail://{folder / 'mail'}",
        "STAFF_MFA_REQUIRED": "off",
    }


def wait_until_served(port: int) -> None:
    """Return once the server answers; TimeoutError after a minute."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        probe = http.client.HTTPConnection("localhost", port, timeout=5)
        try:
            probe.request("GET", "/health/live")
            probe.getresponse()
        except OSError:
            continue
        finally:
            probe.close()
        return
    raise TimeoutError(port)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_context(browser: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open windows that the end of the test closes."""
    opened: list[BrowserContext] = []

    def open_one(width: int = 1280, **options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=site, viewport={"width": width, "height": 900}, locale="de-DE", **options
        )
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
