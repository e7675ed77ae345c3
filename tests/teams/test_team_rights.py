"""A team may do to its own area what its groups say, in every language, and nothing elsewhere."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from accounts.models import User
from teams.actions import AddArea
from tests.factories.pages import make_case
from tests.factories.portal import LANGUAGES, Portal

pytestmark = pytest.mark.django_db


def rights_of(portal: Portal) -> list[set[tuple[object, ...]]]:
    return [
        set(GroupPagePermission.objects.values_list("group", "page", "permission")),
        set(GroupCollectionPermission.objects.values_list("group", "collection", "permission")),
        {
            (group.pk, permission.pk)
            for team in portal.teams.values()
            for group in (team.group("editor"), team.group("lead"))
            for permission in group.permissions.all()
        },
    ]


def test_granting_rights_again_changes_nothing(portal: Portal) -> None:
    before = rights_of(portal)
    team = portal.teams["by"]
    for language in LANGUAGES:
        AddArea(team, portal.areas["by", language]).execute()
    assert rights_of(portal) == before
    assert len(before[0]) == GroupPagePermission.objects.count()


OTHER_PUBLISHING_RIGHTS = {"bulk_delete_page", "lock_page", "unlock_page"}


def test_the_groups_have_the_stock_permissions_on_their_area_only(portal: Portal) -> None:
    team = portal.teams["by"]
    areas = {portal.areas["by", language].pk for language in LANGUAGES}
    wanted = {
        team.group("editor"): {"add_page", "change_page"},
        team.group("lead"): {"add_page", "change_page", "publish_page"} | OTHER_PUBLISHING_RIGHTS,
    }
    for group, names in wanted.items():
        found = GroupPagePermission.objects.filter(group=group)
        assert set(found.values_list("page", flat=True)) == areas
        assert set(found.values_list("permission__codename", flat=True)) == names
        assert found.count() == len(areas) * len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bavarian_editor_is_refused_at_the_pages_of_the_bund_in_every_language(
    portal: Portal, client: Client, bavarian_editor: User, language: str
) -> None:
    client.force_login(bavarian_editor)
    foreign = make_case(portal.area("bund", language))
    own = make_case(portal.area("by", language))
    for name in ("edit", "delete", "move", "copy", "unpublish"):
        address = reverse(f"wagtailadmin_pages:{name}", args=[foreign.pk])
        answer = client.get(address)
        assert answer.status_code == 403 or answer["Location"] == "/admin/", name
    assert client.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])).status_code == 403
    assert client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 200


def test_an_editor_without_the_right_to_publish_publishes_nothing(
    portal: Portal, berlin_editor: User
) -> None:
    page = Page.objects.get(pk=make_case(portal.area("be")).pk)
    may = page.permissions_for_user(berlin_editor)
    assert may.can_edit()
    assert not may.can_publish()
    assert not may.can_unpublish()
    assert not may.can_delete(), "a live page goes only with the right to publish"


def test_nobody_of_a_team_may_delete_its_area(portal: Portal, bavarian_editor: User) -> None:
    make_case(portal.area("by"))
    may = Page.objects.get(pk=portal.area("by").pk).permissions_for_user(bavarian_editor)
    assert not may.can_delete()
    assert not may.can_move_to(portal.homes["en"])


def test_both_groups_may_enter_the_admin_and_submit_translations(portal: Portal) -> None:
    needed = Permission.objects.filter(codename__in=["access_admin", "submit_translation"])
    assert needed.count() == 2
    for team in portal.teams.values():
        for group in (team.group("editor"), team.group("lead")):
            assert set(needed) <= set(group.permissions.all())
