"""The site as a whole: every link answers, every document is complete and valid."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.databases import ROOT
from tests.e2e.addresses import NAMES
from tests.e2e.crawling import Answer, crawl, fetch
from tests.e2e.server import RunningPortal

pytestmark = pytest.mark.browser
JAVA = os.environ.get("JAVA") or "/usr/bin/java"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
START = ("/", "/de/", "/en/", "/de-simple/", "/sitemap.xml", "/robots.txt")
FEWEST_PAGES = 300
MORE_FOR_VALIDATION = (
    "/en/bund/uebertragbarkeit-pruefen/",
    "/de-simple/accessibility/",
    "/de-simple/only-in/de/model-projects/",
    "/de/imprint/",
    "/de/privacy/",
    "/de/model-projects/?land=14",
    "/de/model-projects/?municipality=14713000",
    "/de/bund/masterportal/",
    "/de/bund/stufenplan-kurz/",
)


@pytest.fixture(scope="module")
def site(server: RunningPortal) -> tuple[list[Answer], dict[str, str]]:
    """Everything that can be reached by links."""
    return crawl(f"{server.url}{path}" for path in START)


@pytest.fixture(scope="module")
def pages(site: tuple[list[Answer], dict[str, str]]) -> list[Answer]:
    """Every document among it, each once."""
    found = {answer.final_url: answer for answer in site[0] if answer.is_page}
    return list(found.values())


def test_every_internal_link_answers(
    site: tuple[list[Answer], dict[str, str]], server: RunningPortal
) -> None:
    answers, found_on = site
    broken = [
        f"{answer.status} {answer.url} on {found_on[answer.url]}"
        for answer in answers
        if answer.status >= 400
    ]
    assert broken == []
    assert len(answers) > FEWEST_PAGES
    assert server.errors() == []


def test_every_document_has_all_that_it_needs(pages: list[Answer]) -> None:
    problems = [f"{page.final_url}: {page.document.problems()}" for page in pages]
    assert [line for line in problems if not line.endswith(": []")] == []


def test_the_language_of_every_document_is_that_of_its_address(pages: list[Answer]) -> None:
    for page in pages:
        first = page.path.split("/")[1]
        if first in ("de", "en", "de-simple"):
            assert page.document.language == first, page.final_url


def test_versions_in_other_languages_name_each_other(pages: list[Answer]) -> None:
    alternates = {page.path: page.document.alternates for page in pages if "?" not in page.url}
    assert sum(1 for found in alternates.values() if len(found) > 1) > 100
    for path, found in alternates.items():
        if not found:
            continue
        assert path in found.values(), f"{path} does not name itself"
        for other in found.values():
            assert alternates.get(other, found) == found, f"{path} and {other} differ"


def test_every_canonical_address_answers_and_is_its_own(pages: list[Answer]) -> None:
    canonical = {page.path: page.document.canonical for page in pages if page.document.is_indexed}
    for path, named in canonical.items():
        assert canonical.get(named) == named, f"{path} names {named}"


def test_the_map_of_the_site_lists_only_what_answers(
    site: tuple[list[Answer], dict[str, str]], server: RunningPortal
) -> None:
    reached = {urlsplit(answer.final_url).path for answer in site[0] if answer.status == 200}
    text = fetch(f"{server.url}/sitemap.xml").body.decode()
    listed = {urlsplit(part.partition("</loc>")[0]).path for part in text.split("<loc>")[1:]}
    assert len(listed) > FEWEST_PAGES / 2
    others = [fetch(f"{server.url}{path}") for path in sorted(listed - reached)]
    assert [answer.url for answer in others if answer.status != 200] == []


def test_the_markup_of_every_page_type_is_valid(
    addresses: dict[str, str], server: RunningPortal, tmp_path: Path
) -> None:
    names = {}
    for number, path in enumerate((*(addresses[name] for name in NAMES), *MORE_FOR_VALIDATION)):
        answer = fetch(f"{server.url}{path}")
        if answer.body:
            file = tmp_path / f"{number}.html"
            file.write_bytes(answer.body)
            names[file.name] = path
    assert len(names) > len(NAMES)
    command = [JAVA, "-jar", str(VNU), "--errors-only", "--format", "json", str(tmp_path)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(said.stderr or '{"messages": []}')["messages"]
    errors = [
        f"{names[Path(message['url']).name]}: {message['message']} {message.get('extract', '')!r}"
        for message in messages
    ]
    assert errors == []
