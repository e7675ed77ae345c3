"""What editors are told before they unpublish or delete a page.

Rooms register the hook `consequences_of_taking_down`: a function that takes a page and returns
sentences.
"""

from __future__ import annotations

from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

HOOK = "consequences_of_taking_down"


def consequences(page: Page) -> list[str]:
    """Return all sentences that the rooms have to say about taking down a page."""
    return [text for tell in hooks.get_hooks(HOOK) for text in tell(page)]


def translations_that_stay(page: Page) -> list[str]:
    """Return which live versions of the page in other languages stay as they are."""
    versions = page.get_translations().live().filter(alias_of=None).select_related("locale")
    languages = [
        str(get_language_info(version.locale.language_code)["name_translated"])
        for version in versions.order_by("locale_id")
    ]
    if not languages:
        return []
    text = _("This page is also published in: %(languages)s. These versions stay as they are.")
    return [text % {"languages": ", ".join(languages)}]
