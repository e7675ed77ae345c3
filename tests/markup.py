"""Reads from an answer what readers and search engines find in it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag


class Document:
    """An HTML document by its parts."""

    def __init__(self, html: str | bytes) -> None:
        """Parse it."""
        self.soup = BeautifulSoup(html, "html.parser")

    @property
    def language(self) -> str:
        """The language of the document."""
        return self._attribute("html", "lang")

    @property
    def title(self) -> str:
        """The text of the tab."""
        return self.soup.title.get_text(strip=True) if self.soup.title else ""

    @property
    def description(self) -> str:
        """What search engines show below the title."""
        return self._attribute('meta[name="description"]', "content")

    @property
    def canonical(self) -> str:
        """The path of the address under which the document wants to be known."""
        return urlsplit(self._attribute('link[rel="canonical"]', "href")).path

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may list the document."""
        return "noindex" not in self._attribute('meta[name="robots"]', "content")

    @property
    def alternates(self) -> dict[str, str]:
        """The paths of the versions in other languages, by language."""
        links = self.soup.select('link[rel="alternate"][hreflang]')
        return {str(link["hreflang"]): urlsplit(str(link["href"])).path for link in links}

    @property
    def main_headings(self) -> list[str]:
        """The texts of all headings of the first level."""
        return [heading.get_text(" ", strip=True) for heading in self.soup.find_all("h1")]

    @property
    def heading_levels(self) -> list[int]:
        """The levels of all headings, in their order."""
        found = self.soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6"])
        return [int(heading.name[1]) for heading in found]

    def links(self, base: str) -> set[str]:
        """Return the addresses of the same site to which the document leads, without fragment."""
        host = urlsplit(base).netloc
        found = {
            urldefrag(urljoin(base, str(link["href"]))).url for link in self.soup.select("a[href]")
        }
        return {url for url in found if urlsplit(url).netloc == host and url.startswith("http")}

    def fragments(self) -> set[str]:
        """Return the fragments to which links within the document lead."""
        links = [str(link["href"]) for link in self.soup.select('a[href^="#"]')]
        return {link[1:] for link in links if link != "#"}

    def ids(self) -> set[str]:
        """Return all ids."""
        return {str(element["id"]) for element in self.soup.select("[id]")}

    def one(self, selector: str) -> Tag:
        """Return the only element for a selector."""
        found = self.soup.select(selector)
        assert len(found) == 1, f"{len(found)} × {selector}"
        return found[0]

    def problems(self) -> list[str]:
        """Return what each page of the portal must have and this one has not."""
        needed = ["language", "title", "description"]
        if self.is_indexed:
            needed.append("canonical")
        found = [f"no {name}" for name in needed if not getattr(self, name)]
        if len(self.main_headings) != 1 or not self.main_headings[0]:
            found.append(f"main headings: {self.main_headings}")
        levels = self.heading_levels
        jumps = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        if jumps:
            found.append(f"skipped heading levels: {jumps}")
        return found + [f"no target for #{name}" for name in self.fragments() - self.ids()]

    def _attribute(self, selector: str, name: str) -> str:
        found: Any = self.soup.select_one(selector)
        return str(found.get(name, "")).strip() if found else ""
