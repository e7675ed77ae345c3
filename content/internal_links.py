"""What pages lead to inside the portal, and which of it readers do not get to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import ForeignKey, Model, TextField
from django.db.models.functions import Cast
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.documents import get_document_model
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, get_page_models
from wagtail.query import PageQuerySet
from wagtail.rich_text import extract_references_from_rich_text

from content.stored_blocks import is_key

Target = tuple[type[Model], int]


@dataclass(frozen=True)
class BrokenLink:
    """A place on a page that leads to what readers do not get to."""

    page: Page
    field: str
    target: Target
    # The page that is there, but not live; None where what was linked is gone.
    unpublished: Page | None


def targets_in(block: Block, raw: Any) -> Iterator[Target]:
    """Return what raw block data leads to; what is gone too, which no block value holds."""
    if isinstance(block, RichTextBlock) and isinstance(raw, str):
        for model, key, _model_path, _content_path in extract_references_from_rich_text(raw):
            if is_key(key):
                yield model, int(key)
    elif isinstance(block, ChooserBlock) and isinstance(raw, int) and is_key(raw):
        yield kind_of(block.model_class), raw
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, child in block.child_blocks.items():
            yield from targets_in(child, raw.get(name))
    elif isinstance(block, ListBlock | StreamBlock) and isinstance(raw, list):
        for item in raw:
            child = child_of(block, item)
            if child is not None:
                yield from targets_in(child, item["value"] if is_typed(item) else item)


def child_of(block: Any, item: Any) -> Block | None:
    """Return the block of an item of a list or stream."""
    if isinstance(block, ListBlock):
        child: Block = block.child_block
        return child
    return block.child_blocks.get(item.get("type")) if is_typed(item) else None


def is_typed(item: Any) -> bool:
    """Say whether an item has type and value, as lists and streams have stored them since long."""
    return isinstance(item, dict) and {"type", "value"} <= item.keys()


def kind_of(model: Any) -> type[Model]:
    """Return the model that stands for a kind of target: pages are all pages."""
    return Page if issubclass(model, Page) else model


def links_of(model: Any) -> Iterator[tuple[int, str, Target]]:
    """Return page, name of the field and target for all links of a page type, in one query."""
    fields = [field for field in model._meta.get_fields() if field.model is model]
    streams = [field for field in fields if isinstance(field, StreamField)]
    keys = [
        field
        for field in fields
        if isinstance(field, ForeignKey)
        and not field.remote_field.parent_link
        and kind_of(field.related_model) is Page
    ]
    if not streams and not keys:
        return
    raw = {f"raw_{field.name}": Cast(field.name, TextField()) for field in streams}
    names = [*(f"raw_{field.name}" for field in streams), *(field.attname for field in keys)]
    for pk, *values in model._default_manager.annotate(**raw).values_list("pk", *names):
        for field, value in zip([*streams, *keys], values, strict=True):
            if not value:
                continue
            name = str(field.verbose_name)
            if isinstance(field, StreamField):
                for target in targets_in(field.stream_block, json.loads(value)):
                    yield pk, name, target
            else:
                yield pk, name, (Page, value)


def broken_links(pages: PageQuerySet) -> list[BrokenLink]:
    """Return the links of these pages that readers cannot follow, in the order of the pages.

    The number of queries depends on the number of page types alone.
    """
    sources = {page.pk: page for page in pages.select_related("locale")}
    links = [
        (sources[pk], name, target)
        for model in get_page_models()
        for pk, name, target in links_of(model)
        if pk in sources
    ]
    wanted = {target for _page, _name, target in links}
    there = {
        model: model._default_manager.in_bulk([key for kind, key in wanted if kind is model])
        for model in (Page, get_document_model(), get_image_model())
    }
    broken = []
    for page, name, target in links:
        model, key = target
        what = there.get(model, {}).get(key)
        if model in there and (what is None or not getattr(what, "live", True)):
            broken.append(BrokenLink(page, name, target, what))
    return sorted(dict.fromkeys(broken), key=lambda link: (link.page.path, link.field))
