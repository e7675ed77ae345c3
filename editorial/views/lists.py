"""Wagtail's interface for the page explorer in the menu of the admin, prepared for many pages.

Wagtail 8 asks there for the parent, the children, the language and the status of each page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.db.models.functions import Left, Length
from wagtail.admin.api import serializers
from wagtail.admin.api.actions.base import APIAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.copy_for_translation import CopyForTranslationAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.serializers import PageParentField
from wagtail.models import Page

from editorial.rows import prepare_pages
from editorial.views.translations import refuse_to_copy


class KnownParentField(PageParentField):
    """The page above, from memory in lists."""

    def get_attribute(self, instance: Page) -> Page | None:
        """Return it if the person may explore it."""
        if hasattr(instance, "known_parent"):
            return instance.known_parent
        return super().get_attribute(instance)


class CountedChildrenField(serializers.PageChildrenField):
    """How many pages lie below, from memory in lists."""

    def to_representation(self, page: Page) -> dict[str, Any]:
        """Return how many the person may explore, and where they are listed."""
        if not hasattr(page, "known_children"):
            return dict(super().to_representation(page))
        listing = serializers.get_model_listing_url(self.context, Page)
        return {"count": page.known_children, "listing_url": f"{listing}?child_of={page.pk}"}


class PageSerializer(serializers.AdminPageSerializer):
    """Pages as Wagtail writes them."""

    parent = KnownParentField(read_only=True)
    children = CountedChildrenField(read_only=True)


class WholePageCopy(CopyPageAPIAction):
    """Copies a page by a script of the admin."""

    def execute(self, instance: Page, data: dict[str, Any]) -> Any:
        """Refuse what is half translated, as the form of the admin does."""
        if reason := refuse_to_copy(instance):
            raise PermissionDenied(reason)
        return super().execute(instance, data)


class NoTranslation(APIAction):
    """Takes the place of Wagtail's way to copy a page for translation."""

    serializer = CopyForTranslationAPIAction.serializer

    def execute(self, instance: Page, data: dict[str, Any]) -> Any:
        """Refuse: the copy would be a page of its own with the text of the original."""
        raise PermissionDenied


class PagesAPIViewSet(PagesAdminAPIViewSet):
    """The pages that a person may explore."""

    base_serializer_class = PageSerializer
    # Translations are made by wagtail-localize, which knows what is translated.
    actions = {  # as Wagtail's
        **PagesAdminAPIViewSet.actions,
        "copy": WholePageCopy,
        "copy_for_translation": NoTranslation,
    }

    def paginate_queryset(self, queryset: QuerySet[Page]) -> list[Page]:
        """Return the pages of one answer, with all that it tells about them."""
        pages: list[Page] = list(super().paginate_queryset(queryset))
        known = self.get_base_queryset()
        prepare_pages(pages)
        remember_parents(pages, known)
        remember_children(pages, known)
        return pages


def remember_parents(pages: Iterable[Page], known: QuerySet[Page]) -> None:
    """Note on each page the one above it, if that is known."""
    paths = {page.path[: -Page.steplen] for page in pages}
    parents = {parent.path: parent for parent in known.filter(path__in=paths)}
    for page in pages:
        page.known_parent = parents.get(page.path[: -Page.steplen])


def remember_children(pages: Iterable[Page], known: QuerySet[Page]) -> None:
    """Note on each page how many of those below it are known."""
    paths = [page.path for page in pages if page.numchild]
    counts: dict[str, int] = {}
    if paths:
        below = known.annotate(above=Left("path", Length("path") - Page.steplen))
        rows = below.filter(above__in=paths).order_by().values("above")
        counts = dict(rows.annotate(number=Count("pk")).values_list("above", "number"))
    for page in pages:
        page.known_children = counts.get(page.path, 0)
