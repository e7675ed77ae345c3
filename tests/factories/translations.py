"""Translations of pages."""

from __future__ import annotations

from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource


def translate_all(translation: Translation) -> None:
    """Translate each sentence, as an editor would."""
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of_id=segment.string_id,
            context_id=segment.context_id,
            locale=translation.target_locale,
            defaults={"data": f"English {segment.pk}"},
        )


def translated(page: Page, locale: Locale) -> Translation:
    """Return a complete and live translation of a page, which may be there already."""
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    translate_all(translation)
    translation.save_target(publish=True)
    translation.get_target_instance().get_latest_revision().publish()
    return translation
