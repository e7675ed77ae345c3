"""What readers see of the portal, for tests that nothing of it changes."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, PageViewRestriction

from editorial.live_pages import UNSEEN


def seen_by_readers() -> dict[int, tuple[Any, ...]]:
    """Return all fields of each live page and who may read it, by the number of the page."""
    restrictions: dict[int, list[Any]] = {}
    for restriction in PageViewRestriction.objects.order_by("pk"):
        groups = sorted(restriction.groups.values_list("pk", flat=True))
        entry = (restriction.restriction_type, restriction.password, groups)
        restrictions.setdefault(restriction.page_id, []).append(entry)
    return {
        page.pk: (fields_of(page), restrictions.get(page.pk, []))
        for page in Page.objects.live().specific().order_by("pk")
    }


def fields_of(page: Page) -> dict[str, Any]:
    """Return the fields of a page but those that only editors see."""
    return {
        name: value
        for name, value in page.serializable_data().items()
        if name not in UNSEEN and not name.startswith("wagtail_admin_comments")
    }
