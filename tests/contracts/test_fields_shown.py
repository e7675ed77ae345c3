"""What an editor can fill in is seen by somebody: each field of each type of page, each block."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import models
from django.test import Client
from wagtail import blocks
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from content.blocks.sources import PartialDateBlock
from content.blocks.terms import CodedBlock
from content.models import BasePage
from home.models import HomePage
from media_library.models import CustomDocument, CustomImage
from taxonomy.languages import languages
from tests.factories.portal import Portal
from tests.factories.stage import example_of, page_types
from tests.media_library import files

# The address, what search engines read and people see in their results, and who is told what.
ELSEWHERE = {"slug", "seo_title", "search_description", "comments"}
# Learners see them after they have answered; tests/learning holds that.
AFTER_AN_ANSWER = {"feedback", "hint", "explanation"}
TEXTS = (blocks.CharBlock, blocks.TextBlock)


class Marks:
    """Makes values that no page has by itself, and remembers which have to be seen."""

    def __init__(self) -> None:
        self.numbers = itertools.count(7001)
        self.expected: dict[str, str] = {}

    def text(self, where: str) -> str:
        """Return a word that is to be seen."""
        word = f"Wort{next(self.numbers)}"
        self.expected[where] = word
        return word

    def value(self, block: Block, where: str) -> Any:
        """Return a raw value of a block in which everything is filled."""
        if isinstance(block, StructBlock):
            return {
                name: self.value(child, f"{where}.{name}")
                for name, child in block.child_blocks.items()
                if not isinstance(child, CodedBlock | blocks.MultipleChoiceBlock)
            }
        if isinstance(block, ListBlock):
            number = max(1, block.meta.min_num or 1)
            return [self.value(block.child_block, f"{where}[{n}]") for n in range(number)]
        return self.plain_value(block, where)

    def plain_value(self, block: Block, where: str) -> Any:
        """Return a raw value of a block without children."""
        if isinstance(block, blocks.RichTextBlock):
            return f"<p>{self.text(where)}</p>"
        if isinstance(block, blocks.URLBlock):
            return f"https://{self.text(where).lower()}.example/"
        if isinstance(block, PartialDateBlock):
            return "2021"
        if isinstance(block, TEXTS):
            last = where.rsplit(".", 1)[-1].partition("[")[0]
            return "egal" if last in AFTER_AN_ANSWER else self.text(where)
        if isinstance(block, blocks.IntegerBlock | blocks.FloatBlock):
            return next(self.numbers)
        if isinstance(block, blocks.ChoiceBlock):
            return next(key for key, _label in block.field.choices if key)
        if isinstance(block, ImageChooserBlock | DocumentChooserBlock):
            return self.media(block).pk
        return block.get_prep_value(block.get_default())

    def media(self, block: Block) -> CustomImage | CustomDocument:
        """Return a picture or a document that says all it can."""
        names = {name: self.text(f"media.{name}") for name in ("author", "source")}
        common = {"title": "Datei", "licence": "CC0-1.0", **names}
        if isinstance(block, ImageChooserBlock):
            common["alt_text"] = self.text("media.alt_text")
            upload = files.upload("bild.png", files.png())
            return CustomImage.objects.create(file=upload, width=40, height=30, **common)
        upload = files.upload("bericht.pdf", files.pdf())
        return CustomDocument.objects.create(file=upload, **common)


def text_fields(page: BasePage) -> Iterator[Any]:
    """Yield the fields of the form of a page that take words."""
    names = type(page).get_edit_handler().get_form_class().base_fields
    for field in page._meta.concrete_fields:
        is_text = isinstance(field, models.CharField | models.TextField)
        if field.name in names and is_text and not field.choices:
            yield field


def filled(page: BasePage) -> Marks:
    """Fill all fields and blocks of a page, and return what is to be seen."""
    marks = Marks()
    for field in text_fields(page):
        if field.name in ELSEWHERE:
            continue
        word = marks.text(field.name)
        shape = {"URLField": f"https://{word.lower()}.example/", "EmailField": f"{word}@a.example"}
        setattr(page, field.name, shape.get(type(field).__name__, word))
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField) and isinstance(field.stream_block, StreamBlock):
            raw = [
                {"type": name, "value": marks.value(block, f"{field.name}.{name}")}
                for name, block in field.stream_block.child_blocks.items()
                if not isinstance(block, blocks.PageChooserBlock)
            ]
            setattr(page, field.name, field.to_python(raw))
    return marks


@pytest.mark.parametrize("model", page_types())
def test_all_that_can_be_filled_in_is_seen(
    model: type[BasePage], portal: Portal, client: Client
) -> None:
    pages = [example_of(model)]
    if model is HomePage:
        pages += [portal.homes[code] for code, row in languages().items() if row.easy]
    unseen: set[str] = set()
    for page in pages:
        marks = filled(page)
        page.save(clean=False)
        text = client.get(page.url).content.decode().lower()
        missing = {where for where, word in marks.expected.items() if word.lower() not in text}
        unseen = missing if page is pages[0] else unseen & missing
    # An entry shows its link where the portal has the page that it leads to.
    assert sorted(where for where in unseen if not where.endswith("link_text")) == []
