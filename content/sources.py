"""The list of sources of a page: each address once, numbered in the order of its first use."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.formats import date_format
from wagtail.blocks import (
    BaseStreamBlock,
    BaseStructBlock,
    Block,
    ListBlock,
    StreamValue,
)
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from wagtail.models import Page


WEB_SCHEMES = ("http", "https")


def web_address(value: Any) -> str:
    """Return an address that a page may link to; an empty text for any other."""
    text = str(value or "").strip()
    return text if text.partition(":")[0].lower() in (*WEB_SCHEMES, "mailto") else ""


@dataclass(frozen=True)
class NumberedSource:
    """One entry of the list of sources; `lang` where its title is not in the page's language."""

    number: int
    url: str
    title: str
    read_on: datetime.date | None
    as_of: str
    site: str = ""
    lang: str = ""

    @property
    def host(self) -> str:
        """The name of the site: as the editor says it, else its domain without www."""
        if self.site:
            return self.site
        try:
            return (urlsplit(self.url).hostname or "").removeprefix("www.")
        except ValueError:
            return ""

    @property
    def as_of_text(self) -> str:
        """The date of the source as readers write it: a year, a month or a day."""
        return partial_date_text(self.as_of)

    @property
    def printed_url(self) -> str:
        """The address as it is printed; none where it names a person."""
        return "" if self.site else self.url

    @property
    def anchor(self) -> str:
        """The fragment that the numbers in the text lead to."""
        return f"source-{self.number}"


def partial_date_text(value: str) -> str:
    """Return a year, a month or a day as readers write it; what is none of these as it stands."""
    parts = value.split("-")
    try:
        date = datetime.date(*map(int, [*parts, "1", "1"][:3]))
    except (OverflowError, ValueError):
        return value
    if len(parts) == 1:
        return value
    return date_format(date, "SHORT_DATE_FORMAT" if len(parts) == 3 else "F Y")


class SourceIndex:
    """Numbers the sources of a page; the same address always has the same number."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._by_url: dict[str, NumberedSource] = {}
        for value in values:
            for source in sources_within(value):
                self._add(source)

    def __iter__(self) -> Iterator[NumberedSource]:
        return iter(self._by_url.values())

    def __len__(self) -> int:
        return len(self._by_url)

    def of(self, sources: Iterable[Mapping[str, Any]]) -> list[NumberedSource]:
        """Return the entries for the sources of one statement, each once, by number."""
        entries = {self._add(source).number: self._add(source) for source in sources}
        return [entries[number] for number in sorted(entries)]

    @property
    def years(self) -> list[str]:
        """The first and the last year that sources are of; one if all are of the same."""
        years = {source.as_of[:4] for source in self if source.as_of}
        return sorted({min(years), max(years)}) if years else []

    @property
    def has_undated(self) -> bool:
        """Whether a source has no date."""
        return any(not source.as_of for source in self)

    @property
    def days_of_reading(self) -> list[datetime.date]:
        """The first and the last day of reading; one if all were read on the same."""
        days = {source.read_on for source in self if source.read_on}
        return sorted({min(days), max(days)}) if days else []

    def _add(self, source: Mapping[str, Any]) -> NumberedSource:
        url = web_address(source.get("url"))
        if url not in self._by_url:
            self._by_url[url] = NumberedSource(
                number=len(self._by_url) + 1,
                url=url,
                title=source.get("title") or url,
                read_on=source.get("read_on"),
                as_of=source.get("as_of") or "",
                site=source.get("site") or "",
                lang=source.get("lang") or "",
            )
        return self._by_url[url]


def sources_within(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every source below a block value, in reading order."""
    if isinstance(value, StreamValue):
        for child in value:
            if child.block_type == "source":
                yield child.value
            else:
                yield from sources_within(child.value)
    elif isinstance(value, ListValue):
        for child in value:
            yield from sources_within(child)
    elif isinstance(value, Mapping):
        for name, child in value.items():
            if name == "sources":
                yield from child
            else:
                yield from sources_within(child)


def stored_sources(stored: Any) -> Iterator[dict[str, Any]]:
    """Yield the sources in blocks as they are stored, in reading order."""
    if isinstance(stored, list):
        for each in stored:
            yield from stored_sources(each)
    elif isinstance(stored, dict):
        if "url" in stored and "read_on" in stored:
            yield stored
        for child in stored.values():
            yield from stored_sources(child)


def sources_of_page(page: Page) -> SourceIndex:
    """Return the numbered sources of all stream fields of a page, in the order of its fields."""
    return SourceIndex(getattr(page, name) for name in streams_with_sources(page._meta.model))


@cache
def streams_with_sources(model: type[Page]) -> list[str]:
    """Return the stream fields of a type of page that can hold sources; others need no reading."""
    return [
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, StreamField) and may_hold_sources(field.stream_block)
    ]


def may_hold_sources(block: Block) -> bool:
    """Say whether there can be sources below a block."""
    if isinstance(block, ListBlock):
        return may_hold_sources(block.child_block)
    if isinstance(block, BaseStreamBlock | BaseStructBlock):
        return any(
            name in {"source", "sources"} or may_hold_sources(child)
            for name, child in block.child_blocks.items()
        )
    return False
