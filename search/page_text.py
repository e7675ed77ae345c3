"""The words of a page, whatever its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import override
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from content.models import BasePage
from search.snippets import PART_ENDS, without_control_characters

LONGEST_BODY = 200_000
SOFT_HYPHEN = "\u00ad"
# Of a quiz readers find the questions; answers, hints and explanations would give it away.
BLOCKS_LEFT_OUT = frozenset({"sources", "options", "hint", "explanation"})
FIELDS_LEFT_OUT = frozenset({"summary", "claim_sources", "draft_note", "start", "end"})
OTHER_KINDS = (models.URLField, models.EmailField, models.SlugField)


def plain(text: str) -> str:
    """Return a text in one line, as search shows it."""
    return " ".join(without_control_characters(text).replace(SOFT_HYPHEN, "").split())


def text_of_page(page: BasePage) -> str:
    """Return all words of a page except title and summary, in the order of its fields."""
    with override(page.locale.language_code):
        parts = [plain(part) for part in texts_of_page(page)]
    return PART_ENDS.join(part for part in parts if part)[:LONGEST_BODY]


def texts_of_page(page: BasePage) -> Iterator[str]:
    """Yield the texts of a page's own fields: text, blocks, and names of what it is about."""
    for field in own_fields(page):
        if isinstance(field, StreamField):
            yield from texts_of_block(field.stream_block, getattr(page, field.name))
        elif isinstance(field, ParentalManyToManyField):
            yield from (str(each) for each in getattr(page, field.name).all())
        elif is_text(field):
            yield getattr(page, field.name) or ""


def own_fields(page: BasePage) -> list[Any]:
    """Return the fields that the type of the page adds to those of every page."""
    common = {field.name for field in Page._meta.get_fields()} | {
        field.name for field in BasePage._meta.get_fields()
    }
    fields = [*page._meta.fields, *page._meta.many_to_many]
    return [field for field in fields if field.name not in common | FIELDS_LEFT_OUT]


def is_text(field: Any) -> bool:
    """Say whether a field holds words that readers see."""
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, OTHER_KINDS)
        and not field.choices
    )


def texts_of_block(block: blocks.Block, value: Any) -> Iterator[str]:
    """Yield the texts of a block and of all blocks in it, in reading order."""
    if not value or not getattr(block, "search_index", True):
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from texts_of_block(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from texts_of_block(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child_block in block.child_blocks.items():
            if name not in BLOCKS_LEFT_OUT:
                yield from texts_of_block(child_block, value.get(name))
    else:
        yield from block.get_searchable_content(value)
