"""Drafts of translations stay drafts.

wagtail-localize 1.14 writes a translation into its live page, also where a draft was asked for
(wagtail-localize #463, #655). So what a writer saves, in a request or not, would be public.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationLog, TranslationSource

upstream = TranslationSource.create_or_update_translation


@transaction.atomic
def create_or_update_translation(
    source: TranslationSource, locale: Locale, publish: bool = True, **options: Any
) -> tuple[Any, bool]:
    """Return the translation and whether it is new; a draft of a live page is only a revision."""
    page = Page.objects.filter(translation_key=source.object_id, locale=locale).first()
    if publish or page is None or not page.live or page.alias_of_id:
        result: tuple[Any, bool] = upstream(source, locale, publish=publish, **options)
        return result
    draft = source.get_ephemeral_translated_instance(locale, options.get("fallback", False))
    revision = draft.save_revision(user=options.get("user"))
    TranslationLog.objects.create(source=source, locale=locale, revision=revision)
    return draft, False


def keep_drafts_apart() -> None:
    """Take the place of wagtail-localize's method."""
    TranslationSource.create_or_update_translation = create_or_update_translation
