"""Follows every link of the site, each address once, over real HTTP."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qsl, urlsplit

from tests.markup import Document

SECONDS = 30
AT_ONCE = 3


@dataclass(frozen=True)
class Answer:
    """What came for an address."""

    url: str
    final_url: str
    status: int
    kind: str
    body: bytes

    @property
    def path(self) -> str:
        """The path of the address that answered."""
        return urlsplit(self.final_url).path

    @property
    def is_page(self) -> bool:
        """Whether this is a document of the portal."""
        return self.kind.startswith("text/html")

    @cached_property
    def document(self) -> Document:
        """The document, parsed."""
        return Document(self.body)


def fetch(url: str) -> Answer:
    """Ask for an address as somebody who is not signed in."""
    request = urllib.request.Request(url, headers={"Accept-Language": "de"})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            kind = str(answer.headers.get("Content-Type", ""))
            return Answer(url, str(answer.url), int(answer.status), kind, answer.read())
    except urllib.error.HTTPError as error:
        return Answer(url, url, error.code, "", b"")


def crawl(start: Iterable[str]) -> tuple[list[Answer], dict[str, str]]:
    """Follow all links of the site; return the answers, and for each address where it was found."""
    waiting = list(start)
    found_on = dict.fromkeys(waiting, "the start")
    shapes: set[tuple[str, ...]] = set()
    answers: list[Answer] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while waiting:
            batch = list(pool.map(fetch, waiting))
            answers += batch
            waiting = []
            for answer in batch:
                for url in sorted(links_of(answer)):
                    if url not in found_on and is_new(url, shapes):
                        found_on[url] = answer.url
                        waiting.append(url)
    return answers, found_on


def links_of(answer: Answer) -> set[str]:
    """Return the addresses of the site to which a page leads."""
    if not answer.is_page:
        return set()
    return answer.document.links(answer.final_url)


def is_new(url: str, shapes: set[tuple[str, ...]]) -> bool:
    """Say whether an address is of a shape that was not asked for: one of each set of parameters.

    The view behind an address with parameters differs with the path and the names, not with each
    word; an address without parameters is always new.
    """
    parts = urlsplit(url)
    if not parts.query:
        return True
    names = sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)})
    shape = (view_of(parts.path), *names)
    if shape in shapes:
        return False
    shapes.add(shape)
    return True


def view_of(path: str) -> str:
    """Return the path, without the part that names one of many."""
    return "/feedback/" if path.endswith("/feedback/") else path
