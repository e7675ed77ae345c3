"""Questions that all kinds of content ask of pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet


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
