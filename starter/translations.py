"""Registers a page as the translation of another one with wagtail-localize.

So an editor who changes the original is offered the changed sentences for translation. The page
keeps the text that it has: nothing is put together from sentences here.
"""

from __future__ import annotations

from collections import Counter

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def connect_translation(page: Page, target: Page, locale: Locale) -> None:
    """Note of each sentence of a page what it is called in its translation."""
    source, _created = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.get_or_create(source=source, target_locale=locale)
    wanted = strings_by_place(target)
    seen: Counter[str] = Counter()
    texts: dict[tuple[int, int], str] = {}
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments.order_by("order"):
        path = segment.context.path
        text = wanted.get((path, seen[path]))
        seen[path] += 1
        if text is not None:
            texts[segment.string_id, segment.context_id] = text
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of_id=string, context_id=context, locale=locale, data=text
            )
            for (string, context), text in texts.items()
        ],
        update_conflicts=True,
        unique_fields=["translation_of", "locale", "context"],
        update_fields=["data"],
    )


def strings_by_place(page: Page) -> dict[tuple[str, int], str]:
    """Return the translatable strings of a page, by path and order within the path."""
    seen: Counter[str] = Counter()
    found = {}
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path, seen[segment.path]] = segment.string.data
            seen[segment.path] += 1
    return found
