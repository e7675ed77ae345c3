"""Walks the texts of pages, with the sources that stand for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from content.models import BasePage
from tests.factories.stage import page_types

ASSERTING = ("statement", "contradiction", "fact", "figure", "table")
NO_TEXT = ("url", "read_on", "as_of", "key", "kind", "icon", "target", "site", "correct", "year")


@dataclass(frozen=True)
class Text:
    """A text of a block, where it stands, and how many sources stand for it."""

    place: str
    block: str
    words: str
    sources: int


def live_pages() -> Iterator[BasePage]:
    """Yield every live page in all languages."""
    for model in page_types():
        yield from model.objects.live().select_related("locale").order_by("path")


def streams_of(page: Page) -> Iterator[tuple[str, StreamValue]]:
    """Yield the stream fields of a page with their names."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield field.name, getattr(page, field.name)


def texts_of(page: Page) -> Iterator[Text]:
    """Yield all texts of the stream fields of a page."""
    for name, stream in streams_of(page):
        for number, child in enumerate(stream):
            if child.block_type == "source":
                continue
            place = f"{page.locale.language_code} {page.slug}: {name}.{number}"
            for words, sources in texts_within(child.value, 0):
                yield Text(f"{place} {child.block_type}", child.block_type, words, sources)


def texts_within(value: Any, sources: int) -> Iterator[tuple[str, int]]:
    """Yield the texts below a block value; what stands for the whole stands for its parts."""
    if isinstance(value, Mapping):
        own = sources + len(value.get("sources") or ())
        for name, child in value.items():
            if name != "sources" and name not in NO_TEXT:
                yield from texts_within(child, own)
    elif isinstance(value, ListValue | list | tuple):
        for child in value:
            yield from texts_within(child, sources)
    elif isinstance(value, RichText):
        yield strip_tags(value.source), sources
    elif isinstance(value, str) and value.strip():
        yield value, sources
