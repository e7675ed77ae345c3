"""Makes the pictures of the README anew from a running portal with the starter content.

make run          (in another terminal)
make screenshots  (PORT as for `make run`)
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

TARGET = Path(__file__).resolve().parent / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
EDITOR = "federal_editor@demo.example"
LEARNER = "learner@demo.example"
PASSWORD = os.environ.get("DEMO_PASSWORD", "wissen-zum-ausprobieren")
EDIT = "a[href*='/admin/pages/'][href$='/edit/']"
COURSE = "bund/smart-city-loesungen-uebertragen"


@dataclass(frozen=True)
class Picture:
    """One picture: file name, address, and who looks at it how.

    With a link, the picture is of the page to which the first such link leads.
    """

    name: str
    path: str
    width: int = 1280
    height: int = 860
    dark: bool = False
    person: str = ""
    link: str = ""


PICTURES = (
    Picture("home", "/de/"),
    Picture("home-small-dark", "/de/", width=360, height=760, dark=True),
    Picture("case-study", "/de/bund/masterportal/"),
    Picture("model-projects", "/de/model-projects/"),
    Picture("search", "/de/search/?q=Hochwasser"),
    Picture("guidance", "/de/bund/nachnutzung-vorbereiten/"),
    Picture("easy-language", "/de-simple/", width=360, height=760),
    Picture("lesson", f"/de/{COURSE}/warum-uebertragen/", person=LEARNER),
    Picture("editing", "/de/bund/masterportal/", person=EDITOR, link=EDIT),
)


def main() -> int:
    """Take all pictures; return 1 where a page does not answer."""
    port = os.environ.get("PORT", "8000")
    here = sys.argv[1] if len(sys.argv) > 1 else f"http://localhost:{port}"
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    TARGET.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--font-render-hinting=none"]
        )
        failed = [picture.name for picture in PICTURES if not take(browser, here, picture)]
    for name in failed:
        sys.stderr.write(f"No picture of {name}: is the portal running at {here}?\n")
    return 1 if failed else 0


def take(browser: Browser, here: str, picture: Picture) -> bool:
    """Take one picture; say whether the page answered."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
        locale="de-DE",
        reduced_motion="reduce",
    )
    page = context.new_page()
    try:
        if picture.person:
            sign_in(page, here, picture.person)
        answer = page.goto(here + picture.path, wait_until="networkidle")
        good = answer is not None and answer.ok
        if good and picture.link:
            page.locator(picture.link).first.click()
            page.wait_for_load_state("networkidle")
        if good:
            keep(page.screenshot(), TARGET / f"{picture.name}.png")
    finally:
        context.close()
    return good


def keep(png: bytes, path: Path) -> None:
    """Store a picture with 128 colours, a third of the size: pages have few colours."""
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(128).save(path, optimize=True)


def sign_in(page: Page, here: str, person: str) -> None:
    """Sign in with a demo account."""
    page.goto(f"{here}/account/login/")
    page.locator("input[name=login]").fill(person)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/login" not in url)


if __name__ == "__main__":
    sys.exit(main())
