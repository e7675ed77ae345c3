"""Walks through every page of the starter content and measures how each is shown."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from tests.e2e.addresses import VIEWS
from tests.e2e.crawling import fetch
from tests.e2e.server import RunningPortal

MEASURE = Path(__file__).with_name("measure.js")
HEIGHT = 900
NARROW, PHONE, DESK = 320, 360, 1280  # 320 px is also a desk at 400 % zoom
LARGE_TEXT = 200
Faults = dict[str, list[str]]


def every_address(server: RunningPortal) -> list[str]:
    """Return the path of every page that the map of the site lists, and of every view."""
    listed = re.findall(r"<loc>(.*?)</loc>", fetch(f"{server.url}/sitemap.xml").body.decode())
    return [*(urlsplit(address).path for address in listed), *VIEWS.values()]


class Walk:
    """One tab that shows page after page; `faults` holds what was found, by kind."""

    def __init__(self, page: Page) -> None:
        """Begin at the start page: its styles serve all."""
        self.faults: Faults = defaultdict(list)
        self.page = page
        self.devices = page.context.new_cdp_session(page)
        page.goto("/de/")
        self.measure = page.evaluate_handle(MEASURE.read_text(encoding="utf-8"))

    def through(self, addresses: list[str]) -> Faults:
        """Show each page in all ways and return what is wrong."""
        for address in addresses:
            self.measure.evaluate("(measure, address) => measure.show(address)", address)
            self._look_at(address)
        return self.faults

    def _look_at(self, address: str) -> None:
        self._resize(NARROW)
        self._note(address, "tooWide", "overlapping", "tooSmall")
        self._resize(PHONE)
        self._note(address, "covered")
        self.measure.evaluate("measure => measure.openAll()")
        self._note(address, "covered")
        self.measure.evaluate("(measure, size) => measure.enlargeText(size)", LARGE_TEXT)
        self._note(address, "tooWide", "overlapping")
        self._resize(NARROW)
        self._note(address, "tooWide")
        self.measure.evaluate("measure => measure.enlargeText()")
        self._resize(DESK)
        self._note(address, "tooWide", "tooSmall", "covered")

    def _resize(self, width: int) -> None:
        size = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        self.devices.send("Emulation.setDeviceMetricsOverride", size)

    def _note(self, address: str, *kinds: str) -> None:
        found: Faults = self.measure.evaluate(
            "(measure, kinds) => Object.fromEntries(kinds.map(kind => [kind, measure[kind]()]))",
            list(kinds),
        )
        for kind, faults in found.items():
            self.faults[kind] += [f"{address}: {fault}" for fault in faults]


def walk(
    browser: Browser, server: RunningPortal, addresses: list[str], cookies: Path | None = None
) -> Faults:
    """Return what is wrong on the pages, by kind."""
    context = browser.new_context(
        base_url=server.url, locale="de-DE", reduced_motion="reduce", storage_state=cookies
    )
    faults = Walk(context.new_page()).through(addresses)
    context.close()
    return faults
