"""Publishes the English text of a starter page through wagtail-localize.

So the page is a translation from the start: an editor who changes the German page is offered the
changed sentences for translation.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from starter.reading import StarterContentError


def publish_translation(page: Page, language: str, values: dict[str, Any]) -> Page:
    """Return the page's live translation, whose field values in that language are given."""
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    wanted = strings_by_place(page.__class__(**{**values, "locale": page.locale}))
    seen: Counter[str] = Counter()
    texts: dict[tuple[int, int], str] = {}
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    for segment in segments.order_by("order"):
        path = segment.context.path
        text = wanted.get((path, seen[path]))
        seen[path] += 1
        if text is None:
            raise StarterContentError(f"{page.slug}: {path} has no text in “{language}”")
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
    translation.save_target(publish=True)
    return Page.objects.get(
        translation_key=page.translation_key, locale__language_code=language
    ).specific


def strings_by_place(instance: Page) -> dict[tuple[str, int], str]:
    """Return the translatable strings of an unsaved page, by path and order within the path."""
    seen: Counter[str] = Counter()
    found = {}
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue):
            found[segment.path, seen[segment.path]] = segment.string.data
            seen[segment.path] += 1
    return found
