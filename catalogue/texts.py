"""The words of a page, as its class (`search_fields`) and its blocks (`search_index`) say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.models import BasePage

LONGEST_BODY = 200_000
SOFT_HYPHEN = "\u00ad"
# Stands between the parts of a text: a heading, a paragraph, a cell.
PART_ENDS = "\n"
# What no XML may hold either: feeds and DOCX files are made of it.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
# Titles and summaries are columns of their own; what all pages of Wagtail search is for editors.
COMMON = frozenset(field.field_name for field in (*Page.search_fields, *BasePage.search_fields))


def without_control_characters(text: str) -> str:
    """Return a text that any file can hold, and in which only an engine puts its marks."""
    return CONTROL.sub("", text)


def plain(text: str) -> str:
    """Return a text in one line."""
    return " ".join(without_control_characters(text).replace(SOFT_HYPHEN, "").split())


def text_of_page(page: BasePage) -> str:
    """Return the words of a page except title and summary, in the order of its search fields."""
    parts = [plain(part) for part in texts_of_page(page)]
    return PART_ENDS.join(part for part in parts if part)[:LONGEST_BODY]


def texts_of_page(page: BasePage) -> Iterator[str]:
    """Yield the texts of the fields that the type of the page declares as searchable."""
    for field in page.search_fields:
        if field.field_name in COMMON:
            continue
        if isinstance(field, index.RelatedFields):
            yield from (str(thing) for thing in getattr(page, field.field_name).all())
        elif isinstance(field, index.SearchField):
            yield from texts_of_field(page, field.field_name)


def texts_of_field(page: BasePage, name: str) -> Iterator[str]:
    """Yield the texts of one field."""
    field: Any = page._meta.get_field(name)
    value = getattr(page, name)
    if isinstance(field, StreamField):
        yield from texts_of_block(field.stream_block, value)
    elif isinstance(field, models.ForeignKey):
        yield str(value or "")
    else:
        yield value or ""


def texts_of_block(block: blocks.Block, value: Any) -> Iterator[str]:
    """Yield the texts of a block and of all blocks in it, in reading order.

    Wagtail joins them itself, but without telling where a part ends.
    """
    if not value or not getattr(block, "search_index", True):
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from texts_of_block(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from texts_of_block(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        yield from getattr(block, "words_for_search", no_words)(value)
        for name, child_block in block.child_blocks.items():
            yield from texts_of_block(child_block, value.get(name))
    else:
        yield from block.get_searchable_content(value)


def no_words(value: Any) -> list[str]:
    """Return nothing: most blocks say all that they say in the blocks within."""
    return []
