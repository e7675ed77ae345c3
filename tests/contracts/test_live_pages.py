"""Whoever may not publish changes nothing that readers see, at no address of the admin."""

from __future__ import annotations

import pytest
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from accounts.models import User
from cases.models import CaseStudyPage
from home.models import TeamPage
from learning.models import CoursePage
from tests.contracts.admin_addresses import admin_routes, fill
from tests.contracts.conftest import signed_in
from tests.factories.portal import Portal
from tests.factories.stage import example_of
from tests.factories.translations import translated
from tests.seen_by_readers import seen_by_readers

pytestmark = pytest.mark.django_db
NAMES = ("page_id", "pk", "object_id", "page_to_move_id", "content_type_id", "parent_page_id")
ACTIONS = ("delete", "publish", "unpublish", "move")
NAMED = ("page_id", "page_to_move_id", "translation_id", "translation_source_id")
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
    "publish_translations": "on",
    "alias": "on",
    "include_descendants": "on",
    "include_subtree": "on",
    "value": "Überschrieben",
}


def addresses_of(page: Page, translation: Translation) -> list[str]:
    """Return each address that names a page, its translation or a bulk action."""
    values = dict.fromkeys(NAMES, str(page.pk)) | {"app_label": "wagtailcore", "model_name": "page"}
    strings = StringSegment.objects.filter(source=translation.source_id)
    overrides = OverridableSegment.objects.filter(source=translation.source_id)
    values |= {
        "translation_id": str(translation.pk),
        "translation_source_id": str(translation.source_id),
        "string_segment_id": str(strings.values_list("pk", flat=True).first() or 1),
        "overridable_segment_id": str(overrides.values_list("pk", flat=True).first() or 1),
    }
    found = []
    for route in admin_routes():
        if "bulk/" in route:
            found += [
                fill(route, {**values, "action": action}) + f"?id={page.pk}" for action in ACTIONS
            ]
        elif any(name in route for name in NAMED):
            found.append(fill(route, values))
    return sorted(set(found))


def test_no_address_with_any_id_lets_a_writer_change_what_is_live(
    portal: Portal, translator: User
) -> None:
    writer = signed_in(translator)
    writer.raise_request_exception = False
    english = portal.homes["en"].locale
    broken, changed = [], []
    for model in (CaseStudyPage, CoursePage, TeamPage):
        page = example_of(model)
        translation = translated(page, english)
        before = seen_by_readers()
        data = {
            **WORKED_ON,
            "new_parent_page": str(page.pk),
            "chooser": str(portal.area("bund").pk),
            "locales": [str(english.pk)],
        }
        addresses = addresses_of(page, translation)
        broken += [url for url in addresses if writer.post(url, data).status_code >= 500]
        after = seen_by_readers()
        changed += [
            f"{model.__name__}: page {key}" for key in before if before[key] != after.get(key)
        ]
        changed += [f"{model.__name__}: new page {key}" for key in after if key not in before]
    assert changed == []
    assert broken == []
