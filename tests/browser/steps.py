"""Steps that the browser tests are built from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

from accounts.demo import PASSWORD

ROOT = Path(__file__).resolve().parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN_AXE = """async tags => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  return found.violations.map(one => one.id + ": " + one.nodes.map(n => n.target).join(", "));
}"""

LESSON = "/de/bund/stufenplan-kurz/entstehung-und-ziel/"
# One address of each page type, and the views beside the page tree.
PUBLIC_PAGES = (
    "/de/",
    "/en/",
    "/de-simple/",
    "/de/fallbeispiele/",
    "/de/bund/giess-den-kiez/",
    "/de/leitfaeden/",
    "/de/bund/uebertragbarkeit-pruefen/",
    "/de/kurse/",
    "/de/bund/stufenplan-kurz/",
    LESSON,
    "/de/by/",
    "/de/about/",
    "/de-simple/accessibility/",
    "/de/model-projects/",
    "/de/model-projects/berlin/",
    "/de/search/?q=Hochwasser",
    "/de/search/?q=xyzzyx",
    "/de/fallbeispiele/?land=10",
    "/de/feedback/",
    "/account/login/?lang=de",
    "/account/signup/?lang=de",
    "/de/gibt-es-nicht/",
)


def accessibility_violations(page: Page) -> list[str]:
    """Return what axe-core finds against WCAG 2.0 to 2.2, A and AA."""
    # Evaluated, not added as an element: the policy of the pages forbids foreign script.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_AXE, TAGS)
    return [f"{page.url}: {line}" for line in found]


def sign_in(context: BrowserContext, name: str) -> Page:
    """Sign a demo account in, with the form."""
    page = context.new_page()
    page.goto("/account/login/?lang=de")
    page.fill("input[name=login]", f"{name}@demo.example")
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()
    return page


def console_errors(page: Page) -> list[str]:
    """Return a list that fills with what the browser complains about from now on."""
    found: list[str] = []

    def note(message: Any) -> None:
        if message.type == "error" and "status of 404" not in message.text:
            found.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    return found


def requests_elsewhere(page: Page, site: str) -> list[str]:
    """Return a list that fills with requests that leave the site."""
    found: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            found.append(request.url)

    page.on("request", note)
    return found
