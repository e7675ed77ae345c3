"""Every block that editors can choose explains itself and shows a preview."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.blocks import Block, ChoiceBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from tests.factories.stage import page_types
from tests.markup import Document


def blocks_of_pages() -> Iterator[tuple[str, Block]]:
    """Yield each block that a page type offers, once, under the name it has first."""
    seen: set[str] = set()
    for model in page_types():
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                yield from blocks_below(field.stream_block, seen)


def blocks_below(stream: StreamBlock, seen: set[str]) -> Iterator[tuple[str, Block]]:
    """Yield the blocks of a stream and of the streams within."""
    for name, block in stream.child_blocks.items():
        label = f"{type(block).__module__}.{type(block).__name__}.{name}"
        if label in seen:
            continue
        seen.add(label)
        yield name, block
        if isinstance(block, StreamBlock):
            yield from blocks_below(block, seen)


BLOCKS = list(blocks_of_pages())
NAMES = [f"{name} ({type(block).__name__})" for name, block in BLOCKS]
OWN = [(name, block) for name, block in BLOCKS if not type(block).__module__.startswith("wagtail.")]
OWN_NAMES = [f"{name} ({type(block).__name__})" for name, block in OWN]


def needs_a_file(block: Block) -> bool:
    """Say whether a block cannot be valid before somebody uploads something."""
    children = getattr(block, "child_blocks", {}).values()
    return any(isinstance(child, ImageChooserBlock) for child in children)


def test_the_walk_finds_the_blocks_of_all_kinds_of_content() -> None:
    names = {name for name, _block in BLOCKS}
    assert names >= {"statement", "facts", "figure", "single_choice", "rich_text", "entry"}


@pytest.mark.parametrize(("name", "block"), BLOCKS, ids=NAMES)
def test_every_block_has_a_label_that_is_translated(name: str, block: Block) -> None:
    label = block.meta.label or block.label
    assert isinstance(label, Promise), "the label must be lazy, so that it follows the language"
    with override("de"):
        german = str(label)
    with override("en"):
        english = str(label)
    assert german
    assert english
    assert german != name


@pytest.mark.parametrize(("name", "block"), OWN, ids=OWN_NAMES)
def test_every_block_of_ours_has_icon_group_and_description(name: str, block: Block) -> None:
    assert block.meta.icon not in ("", "placeholder"), "no icon"
    assert block.meta.group, "no group"
    assert block.get_description(), "no description"


@pytest.mark.parametrize(("name", "block"), OWN, ids=OWN_NAMES)
def test_every_block_has_a_preview_in_the_looks_of_the_portal(
    name: str, block: Block, admin: Client
) -> None:
    assert block.is_previewable
    address = reverse("wagtailadmin_block_preview")
    answer = admin.get(address, {"id": block.definition_prefix})
    assert answer.status_code == 200
    document = Document(answer.content)
    assert document.one("main").select("*"), "the preview is empty"
    assert [str(link["href"]) for link in document.soup.select("link[rel=stylesheet]")]
    assert "{{" not in answer.content.decode()


def choices_of(block: Block) -> list[str]:
    """Return the codes of the choices that the preview of a block has made."""
    children = getattr(block, "child_blocks", {}) if isinstance(block, StructBlock) else {}
    names = [name for name, child in children.items() if isinstance(child, ChoiceBlock)]
    return [code for name in names if (code := block.get_preview_value()[name])]


CHOOSING = [(name, block) for name, block in OWN if choices_of(block)]


@pytest.mark.parametrize(("name", "block"), CHOOSING, ids=[name for name, _block in CHOOSING])
def test_a_preview_tells_choices_in_words(name: str, block: Block, admin: Client) -> None:
    answer = admin.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    words = Document(answer.content).one("main").get_text(" ").split()
    assert not set(choices_of(block)) & set(words)


@pytest.mark.parametrize(("name", "block"), OWN, ids=OWN_NAMES)
@pytest.mark.django_db
def test_every_preview_is_valid_content(name: str, block: Block) -> None:
    value = block.get_preview_value()
    if needs_a_file(block):
        with pytest.raises(ValidationError):
            block.clean(value)
        return
    block.clean(value)
