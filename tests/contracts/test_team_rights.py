"""Editors of one team change nothing of another, in no language and at no address (ADR 0006)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision
from wagtail_localize.models import Translation, TranslationSource

from accounts.models import User
from content.models import BasePage
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import LANGUAGES, Portal

REFUSED = 403
NOT_THERE = (REFUSED, 404, 405)
READ = ("edit", "view_draft", "history", "history_results", "usage")
CHANGE = ("edit", "preview_on_edit", "delete", "unpublish", "copy", "lock", "unlock", "set_privacy")
MOVE = ("move", "set_page_position")
ADDABLE = (("cases", "casestudypage"), ("guidance", "guidancepage"), ("learning", "coursepage"))


@pytest.fixture
def bavarian(bavarian_editor: User) -> Client:
    return signed_in(bavarian_editor)


def federal_pages(portal: Portal) -> Iterator[Page]:
    """Yield the area of the Bund in each language with all below it, and the shared pages."""
    for language in LANGUAGES:
        yield from portal.area("bund", language).get_descendants(inclusive=True)
        yield portal.homes[language]
    yield from portal.case_lists.values()


def state(page: Page) -> tuple[object, ...]:
    """Return all that a change would change."""
    now = Page.objects.get(pk=page.pk)
    return (
        *(now.title, now.draft_title, now.slug, now.live, now.path, now.numchild, now.locked),
        *(now.url_path, now.latest_revision_id, now.has_unpublished_changes),
        PageViewRestriction.objects.filter(page=now).count(),
    )


def test_no_page_of_another_team_can_be_seen_in_the_editor(
    portal: Portal, bavarian: Client
) -> None:
    for page in federal_pages(portal):
        for name in (*READ, *MOVE, "delete", "unpublish", "copy"):
            answer = bavarian.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
            allowed = NOT_THERE if name == "set_page_position" else (REFUSED,)
            assert answer.status_code in allowed, f"{name} {page.url}"
        if page.depth > 2:
            explorer = reverse("wagtailadmin_explore", args=[page.pk])
            assert bavarian.get(explorer).status_code == REFUSED, page.url


def test_no_page_of_another_team_can_be_changed(portal: Portal, bavarian: Client) -> None:
    own = portal.area("by")
    before = {page.pk: state(page) for page in federal_pages(portal)}
    for page in federal_pages(portal):
        for name in (*CHANGE, *MOVE):
            data = {"title": "Fremd", "slug": "fremd", "action-publish": "1", "action": "publish"}
            answer = bavarian.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), data)
            assert answer.status_code in NOT_THERE, f"{name} {page.url}"
        move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, own.pk])
        assert bavarian.post(move).status_code == REFUSED, page.url
        for app, model in ADDABLE:
            add = reverse("wagtailadmin_pages:add", args=[app, model, page.pk])
            assert bavarian.get(add).status_code in NOT_THERE, f"{model} {page.url}"
            assert bavarian.post(add, {"title": "Fremd"}).status_code in NOT_THERE
    assert {page.pk: state(page) for page in federal_pages(portal)} == before


def test_bulk_actions_leave_the_pages_of_another_team_alone(
    portal: Portal, bavarian: Client
) -> None:
    pages = list(federal_pages(portal))
    before = {page.pk: state(page) for page in pages}
    ids = "&".join(f"id={page.pk}" for page in pages)
    for action in ("delete", "publish", "unpublish", "move"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        data = {"include_descendants": "on", "chooser": str(portal.area("by").pk)}
        bavarian.post(f"{address}?{ids}&next=/admin/", data)
    assert {page.pk: state(page) for page in pages} == before


def test_revisions_of_another_team_stay_closed(portal: Portal, bavarian: Client) -> None:
    page = portal.area("bund").get_children().first().specific
    revision = page.save_revision()
    before = state(page)
    for name in ("revisions_view", "revisions_revert", "revisions_unschedule"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[page.pk, revision.pk])
        assert bavarian.get(address).status_code == REFUSED, name
        assert bavarian.post(address).status_code in NOT_THERE, name
    compare = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", "latest"])
    assert bavarian.get(compare).status_code == REFUSED
    assert state(page) == before


def test_translating_a_page_of_another_team_is_refused(portal: Portal, bavarian: Client) -> None:
    page = portal.area("bund").get_children().first()
    locale = portal.homes["de-simple"].locale
    number = Page.objects.count()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    data = {"locales": [locale.pk], "include_subtree": "on"}
    assert bavarian.get(address).status_code == REFUSED
    assert bavarian.post(address, data).status_code == REFUSED
    assert Page.objects.count() == number


def test_translations_of_another_team_cannot_be_published(portal: Portal, bavarian: Client) -> None:
    page = portal.area("bund").get_children().first().specific
    source, _made = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    number = Revision.objects.count()
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert bavarian.get(address).status_code == REFUSED
    assert bavarian.post(address, {"publish_translations": "on"}).status_code == REFUSED
    assert Revision.objects.count() == number


def test_taking_changes_over_into_translations_publishes_nothing(
    portal: Portal, translator: User, federal_editor: User
) -> None:
    page = portal.area("bund").get_children().first().specific
    source, _made = TranslationSource.get_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=portal.homes["en"].locale)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    before = [state(found) for found in federal_pages(portal)]
    for person in (translator, federal_editor):
        answer = signed_in(person).post(address, {"publish_translations": "on"})
        assert answer.status_code == 302
    assert [state(found) for found in federal_pages(portal)] == before


def test_own_pages_cannot_be_moved_or_copied_into_another_area(
    portal: Portal, bavarian: Client
) -> None:
    page = portal.area("by").get_children().first()
    other = portal.area("bund")
    children = other.get_children().count()
    move = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    assert bavarian.post(move).status_code == REFUSED
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": str(other.pk)}
    bavarian.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)
    assert other.get_children().count() == children


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_pages_can_be_written_and_published(
    language: str, portal: Portal, bavarian_editor: User
) -> None:
    bavarian = signed_in(bavarian_editor)
    area = portal.area("by", language)
    page: BasePage = make_case(area, slug="eigen")
    for name in ("edit", "view_draft", "history", "usage", "unpublish", "copy", "move"):
        answer = bavarian.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
        assert answer.status_code == 200, name
    for app, model in ADDABLE:
        add = reverse("wagtailadmin_pages:add", args=[app, model, area.pk])
        assert bavarian.get(add).status_code == 200, model
    permissions = page.permissions_for_user(bavarian_editor)
    assert permissions.can_publish()
    assert permissions.can_unpublish()
    bavarian.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not Page.objects.get(pk=page.pk).live
    assert PageLogEntry.objects.filter(page=page.pk, user=bavarian_editor).exists()


def test_editors_without_the_right_to_publish_cannot_publish(
    portal: Portal, berlin_editor: User
) -> None:
    page = portal.area("be").get_children().first()
    browser = signed_in(berlin_editor)
    assert browser.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    assert browser.post(unpublish).status_code == REFUSED
    assert Page.objects.get(pk=page.pk).live
