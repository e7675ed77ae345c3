"""Questions that all kinds of content ask of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page


def restriction_above() -> Exists:
    """Return the condition that the page or a page above it is not for everybody."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(page_path=path)
    return Exists(restrictions.filter(page_path__startswith=F("page__path")))


def open_pages(pages: PageQuerySet) -> PageQuerySet:
    """Return the live pages that everybody may read, in the pages' own query.

    Wagtail's `public()` asks for all restrictions first, with a query of its own each time.
    """
    return pages.live().filter(~restriction_above(), alias_of=None)


def with_restrictions(pages: PageQuerySet) -> PageQuerySet:
    """Return the live pages, each knowing as `is_restricted` whether it is not for everybody."""
    return pages.live().annotate(is_restricted=restriction_above())


def is_open(page: Page) -> bool:
    """Say whether everybody may read a page of `with_restrictions`."""
    return not page.is_restricted and page.alias_of_id is None


def may_read(page: Page, request: HttpRequest) -> bool:
    """Say whether the reader may open a live page; nothing is asked about pages that are open.

    Whoever has no session has neither signed in nor typed a password.
    """
    restrictions = [] if is_open(page) else page.get_view_restrictions()
    if restrictions and settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    return all(restriction.accept_request(request) for restriction in restrictions)


class BasePageQuerySet(PageQuerySet):
    def open(self) -> BasePageQuerySet:
        """Return the live pages that everybody may read and that mirror no other page."""
        return open_pages(self)

    def in_language(self, code: str) -> BasePageQuerySet:
        return self.filter(locale__language_code=code)


BasePageManager = PageManager.from_queryset(BasePageQuerySet)
