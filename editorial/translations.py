"""How far the translation of a page is."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import Block, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def translation_to(page: Page) -> Translation | None:
    """Return the translation whose target a page is, while it is kept in step."""
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


def translation_behind(page: Page) -> Translation | None:
    """Return the translation that a page came from, also when it was stopped since.

    Whoever stops a translation (wagtail-localize #173) writes the page by hand from then on; the
    sentences that were not translated are still those of the original.
    """
    translation: Translation | None = (
        Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id
        )
        .exclude(source__locale=page.locale_id)
        .order_by("-enabled", "-pk")
        .first()
    )
    return translation


def missing_sentences(translation: Translation) -> int:
    """Return how many sentences have no translation that could be used."""
    flag_too_long(translation)
    segments = translation.source.stringsegment_set.all()
    number: int = (
        segments.annotate_translation(translation.target_locale)
        .filter(translation__isnull=True)
        .count()
    )
    return number


def untranslated_sentences(translation: Translation, page: Page) -> int:
    """Return how many sentences of a page are those of the original, whatever was translated since.

    A sentence that is the same in both languages counts once somebody has confirmed it.
    """
    page = page.specific if type(page) is Page else page
    texts = sentences_of(page)
    number = 0
    seen: Counter[str] = Counter()
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    for segment in segments.select_related("string", "context").order_by("order", "pk"):
        path = segment.context.path
        text = texts.get((path, seen[path]))
        seen[path] += 1
        number += text == segment.string.data and text != segment.translation
    return number


def sentences_of(page: Page) -> dict[tuple[str, int], str]:
    """Return the sentences of a page by their path and their place there."""
    texts = {}
    seen: Counter[str] = Counter()
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path, seen[segment.path]] = segment.string.data
            seen[segment.path] += 1
    return texts


def longest_by_path(translation: Translation) -> dict[str, int]:
    """Return how many characters fit the field or block at a path, where it says so.

    wagtail-localize 1.14 asks for no length: the database does, with 500 (wagtail-localize #426).
    """
    page = translation.source.as_instance()
    contexts = translation.source.stringsegment_set.values_list("context__path", flat=True)
    longest = {path: longest_at(page, path) for path in set(contexts)}
    return {path: number for path, number in longest.items() if number}


def longest_at(page: Page, path: str) -> int | None:
    """Return how many characters fit one field or block; None where it does not say."""
    name, _dot, below = path.partition(".")
    field = page._meta.get_field(name)
    if not below:
        longest: int | None = getattr(field, "max_length", None)
        return longest
    block = block_at(getattr(page, name), below.split("."))
    return getattr(getattr(block, "field", None), "max_length", None)


def block_at(value: Any, steps: list[str]) -> Block | None:
    """Return the block at a path of ids and names below a value of a stream field."""
    if isinstance(value, StructValue):
        block, inner = value.block.child_blocks.get(steps[0]), value.get(steps[0])
    else:
        children = value.bound_blocks if isinstance(value, ListValue) else value
        child = next((child for child in children if child.id == steps[0]), None)
        if child is None:
            return None
        block, inner = child.block, child.value
    if steps[1:] and isinstance(inner, StructValue | ListValue | StreamValue):
        return block_at(inner, steps[1:])
    return block


def flag_too_long(translation: Translation) -> None:
    """Mark translations that do not fit their field, as their editor does with other faults."""
    texts = StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object_id=translation.source.object_id,
        has_error=False,
    )
    longest = longest_by_path(translation)
    for text in texts.select_related("context"):
        number = longest.get(text.context.path)
        if number and len(text.data) > number:
            error = _("At most %(number)d characters.") % {"number": number}
            StringTranslation.objects.filter(pk=text.pk).update(has_error=True, field_error=error)
