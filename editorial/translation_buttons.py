"""The entries about translating in the menu of each row in lists of pages.

Those of wagtail-localize 1.14 send four statements per row; these ask once for all rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Locale, Page
from wagtail_localize import wagtail_hooks as localize
from wagtail_localize.models import TranslationSource

from accounts.models import User

HOOK = "register_page_listing_more_buttons"
RIGHT = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Translatability:
    """Whether a page lacks a language, and from which source its translations are kept in step."""

    lacks_language: bool
    source: int | None


def take_the_place_of_the_package() -> None:
    """Leave out the function of wagtail-localize; Wagtail has no public way to take one back."""
    functions = hooks._hooks[HOOK]
    functions[:] = [
        entry for entry in functions if entry[0] is not localize.page_listing_more_buttons
    ]


def remember_translations(pages: Sequence[Page]) -> None:
    """Note on each page what its menu offers about translating."""
    keys = {page.translation_key for page in pages}
    locales = set(Locale.objects.values_list("pk", flat=True))
    languages = defaultdict(set)
    versions = Page.objects.filter(translation_key__in=keys, alias_of=None)
    for key, locale in versions.values_list("translation_key", "locale_id"):
        languages[key].add(locale)
    sources = TranslationSource.objects.filter(object_id__in=keys, translations__enabled=True)
    translations = {
        (key, locale): pk for key, locale, pk in sources.values_list("object_id", "locale_id", "pk")
    }
    for page in pages:
        key = page.translation_key
        page.translatability = Translatability(
            bool(locales - languages[key]), translations.get((key, page.locale_id))
        )


def translation_buttons(
    page: Page, user: User | AnonymousUser, next_url: str | None = None
) -> Iterator[Button]:
    """Offer a language that a page lacks, and to bring its translations in step."""
    if page.is_root() or not user.has_perm(RIGHT):
        return
    if not hasattr(page, "translatability"):
        remember_translations([page])
    if page.translatability.lacks_language:
        yield Button(
            _("Translate this page"),
            reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk]),
            priority=60,
            icon_name="wagtail-localize-language",
        )
    if page.translatability.source:
        url = reverse("wagtail_localize:update_translations", args=[page.translatability.source])
        if next_url:
            url = f"{url}?{urlencode({'next': next_url})}"
        yield Button(_("Sync translated pages"), url, priority=60, icon_name="resubmit")
