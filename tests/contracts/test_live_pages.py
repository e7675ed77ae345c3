"""Whoever may not publish changes nothing that readers see, at no address of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from tests.contracts.admin_addresses import admin_routes, fill
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db
NAMES = ("page_id", "pk", "object_id", "page_to_move_id", "content_type_id", "translation_id")
WORKED_ON = {
    "title": "Überschrieben",
    "slug": "ueberschrieben",
    "action": "publish",
    "action-publish": "1",
    "action-submit": "1",
    "restriction_type": "none",
    "new_title": "Kopie",
    "new_slug": "kopie",
    "publish_copies": "on",
    "alias": "on",
    "include_descendants": "on",
}


def seen_by_readers() -> list[tuple[Any, ...]]:
    restrictions = list(PageViewRestriction.objects.values_list("page", "restriction_type"))
    pages = Page.objects.live().order_by("pk")
    fields = ("pk", "live", "title", "slug", "url_path", "last_published_at")
    return [*pages.values_list(*fields), *restrictions]


def test_no_address_with_any_id_lets_a_writer_change_what_is_live(
    portal: Portal, translator: User
) -> None:
    before = seen_by_readers()
    writer = signed_in(translator)
    routes = [route for route in admin_routes() if "page_id" in route or "translation_id" in route]
    of_each_type = {page.specific_class: page.pk for page in Page.objects.live().order_by("-depth")}
    broken, changed = [], []
    for number in of_each_type.values():
        values = {name: str(number) for name in NAMES}
        for route in routes:
            address = fill(route, values)
            for data in (WORKED_ON, {"action": "publish"}):
                if (
                    writer.post(address, {**data, "new_parent_page": str(number)}).status_code
                    >= 500
                ):
                    broken.append(address)
                if seen_by_readers() != before:
                    changed.append(address)
                    before = seen_by_readers()
    assert changed == []
    assert broken == []
