"""Pages can be walked with the tab key, and the start page is light."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Request

from tests.browser.steps import LESSON

pytestmark = pytest.mark.browser
OpenContext = Callable[..., BrowserContext]
BUDGET_KB = 150
MOST_STOPS = 400
VISIBLE_STOPS = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter(e => !e.matches(":disabled") && e.tabIndex >= 0
    && e.checkVisibility({visibilityProperty: true})
    && !e.closest("svg") && e.type !== "radio").length"""
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.stops = window.stops || new Map();
  if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
  const s = getComputedStyle(e);
  const marked = (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
    || s.boxShadow !== "none" || Boolean(e.closest("svg"));
  return {id: window.stops.get(e), html: e.outerHTML.slice(0, 120), marked};
}"""


@pytest.mark.parametrize(
    "address",
    [
        "/de/",
        "/de/bund/giess-den-kiez/",
        "/de/fallbeispiele/",
        "/de/bund/uebertragbarkeit-pruefen/",
        LESSON,
        "/de/model-projects/",
        "/de/search/?q=Hochwasser",
        "/de/feedback/",
        "/de-simple/",
    ],
)
def test_every_control_gets_visible_focus_once_and_none_traps(
    open_context: OpenContext, address: str
) -> None:
    page = open_context().new_page()
    page.goto(address)
    expected = page.evaluate(VISIBLE_STOPS)
    seen: list[int] = []
    unmarked: list[str] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["id"] in seen:
            break
        seen.append(stop["id"])
        if not stop["marked"]:
            unmarked.append(stop["html"])
    assert unmarked == []
    assert len(seen) >= expected * 0.9, f"{len(seen)} of {expected} controls"


def test_the_start_page_weighs_at_most_150_kilobytes(open_context: OpenContext) -> None:
    page = open_context().new_page()
    sizes: dict[str, int] = {}

    def weigh(request: Request) -> None:
        sizes[request.url] = request.sizes()["responseBodySize"]

    page.on("requestfinished", weigh)
    page.goto("/de/")
    page.wait_for_load_state("networkidle")
    assert sum(sizes.values()) <= BUDGET_KB * 1024, sizes
