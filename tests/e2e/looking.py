"""What a browser shows of a page: barriers, complaints, strangers, width and focus."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.databases import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDTHS = (360, 1280)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 900
RUN_AXE = """async tags => {
  const result = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  const why = node => [...node.any, ...node.all, ...node.none][0]?.message ?? "";
  return result.violations.map(rule => rule.id + ": " + rule.nodes.slice(0, 4).map(
    node => `${node.target.join(" ")} (${why(node)})`).join("; "));
}"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll("body *")].filter(
    element => element.getBoundingClientRect().right > width + 1);
  return [`${document.documentElement.scrollWidth} > ${width}`,
    ...wide.slice(0, 5).map(element => element.outerHTML.slice(0, 120))];
}"""


@dataclass
class Watch:
    """Notes what the browser complains about and which requests leave the site."""

    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", self._request)

    @property
    def violations(self) -> list[str]:
        """The complaints about what the Content Security Policy forbids."""
        return [line for line in self.complaints if "Content Security Policy" in line]

    def _console(self, message: ConsoleMessage) -> None:
        # That the answer to the page itself is a 404 is what some tests ask for.
        if message.type == "error" and "server responded with a status of 4" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.strangers.append(request.url)


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds in both widths and both themes."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            rules: Any = page.evaluate(RUN_AXE, TAGS)
            found += [f"{page.url} at {width} px, {theme}: {rule}" for rule in rules]
    return found


def too_wide(page: Page, width: int = 320) -> list[str]:
    """Return what makes a page scroll sideways at a width."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    found: list[str] = page.evaluate(TOO_WIDE)
    return found
