"""Puts the pages of a file into the portal: new ones once, corrected ones with care for edits."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeVar, cast

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.models import Page

from content.models import BasePage
from starter.actions import OfferVersion, RenewPage
from starter.models import LoadedPage
from starter.translations import publish_translation

Digests = dict[str, str]
PageType = TypeVar("PageType", bound=BasePage)


def digest(value: Any) -> str:
    """Return a short name for a value."""
    text = json.dumps(value, sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def digests(page: BasePage) -> Digests:
    """Return a digest of each field that holds content: the title, and all that Wagtail lacks."""
    base = {field.name for field in Page._meta.get_fields()}
    left_out = base - {"title"} | {"page_ptr", "team"}
    return {
        name: digest(value)
        for name, value in page.serializable_data().items()
        if name not in left_out and name in {field.name for field in page._meta.get_fields()}
    }


def store(key: str, page: PageType, parent: Page) -> PageType | None:
    """Publish an unsaved page below its parent, or bring its correction to the page of before.

    Returns the page as it stands now; None if somebody has deleted it.
    """
    loaded = LoadedPage.objects.filter(key=key).select_related("page").first()
    if loaded is None:
        shipped = digests(page)
        parent.add_child(instance=page)
        page.save_revision().publish()
        remember(key, page, shipped)
        return page
    if loaded.page is None:
        return None
    present = cast("PageType", loaded.page.specific)
    shipped = digests(page)
    changed = changed_fields(loaded, shipped)
    if changed and is_edited(loaded, present):
        OfferVersion(present, page, changed).execute()
        LoadedPage.objects.filter(pk=loaded.pk).update(shipped=shipped)
    elif changed:
        RenewPage(present, page, changed).execute()
        remember(key, present, shipped)
    return cast("PageType", type(present).objects.get(pk=present.pk))


def store_translation(key: str, source: BasePage, language: str, values: dict[str, Any]) -> None:
    """Publish the translation of a page, or bring its correction to the translation of before."""
    loaded = LoadedPage.objects.filter(key=key).select_related("page").first()
    page = type(source)(**values)
    shipped = {name: text for name, text in digests(page).items() if name in values}
    if loaded is None:
        remember(key, publish_translation(source, language, values), shipped)
        return
    if loaded.page is None:
        return
    present = cast("BasePage", loaded.page.specific)
    changed = changed_fields(loaded, shipped)
    original = LoadedPage.objects.filter(page=source).first()
    if changed and (is_edited(loaded, present) or not original or is_edited(original, source)):
        OfferVersion(present, page, changed).execute()
        LoadedPage.objects.filter(pk=loaded.pk).update(shipped=shipped)
    elif changed:
        remember(key, publish_translation(source, language, values), shipped)


def remember(key: str, page: Page, shipped: Digests) -> None:
    """Note what a page holds after it was loaded, as the database gives it back."""
    stored = digests(Page.objects.get(pk=page.pk).specific)
    LoadedPage.objects.update_or_create(
        key=key, defaults={"page": page, "shipped": shipped, "stored": stored}
    )


def changed_fields(loaded: LoadedPage, shipped: Digests) -> set[str]:
    """Return the fields of which the file says something else than before."""
    return {name for name, text in shipped.items() if loaded.shipped.get(name) != text}


def is_edited(loaded: LoadedPage, page: BasePage) -> bool:
    """Say whether somebody has changed, withdrawn or begun to change a page since it was loaded."""
    return page.has_unpublished_changes or not page.live or digests(page) != loaded.stored
