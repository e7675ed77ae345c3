"""An administrator makes a further team and says who is in it; nobody else does."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    ModelLogEntry,
    Page,
    Workflow,
)

from accounts.models import User
from home.models import StandardPage
from teams.models import Team, TeamGroup
from teams.roles import ROLES
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import LANGUAGES, Portal

pytestmark = pytest.mark.django_db

NEW = "/admin/teams/new/"
FORM = {"names_de": "Team Küste", "names_en": "Coast team", "titles_de": "Küste", "code": "kueste"}


@pytest.fixture
def admin(administrator: User, portal: Portal) -> Client:
    return signed_in(administrator)


def counts() -> tuple[int, ...]:
    models = (Team, TeamGroup, Group, Collection, Workflow, Page)
    return tuple(model.objects.count() for model in models)


def test_a_new_team_is_ready_to_work(admin: Client, portal: Portal, learner: User) -> None:
    assert admin.get(NEW).status_code == 200
    answer = admin.post(NEW, FORM)
    assert answer.status_code == 302, answer.context["form"].errors
    team = Team.objects.get(code="kueste")
    people = reverse("teams:members", args=[team.pk])
    assert (answer.status_code, answer["Location"]) == (302, people)
    assert set(team.areas.values_list("locale__language_code", flat=True)) == set(LANGUAGES)
    assert {entry.group.name for entry in team.groups.all()} == {
        f"Team Küste: {label}"
        for label in ("Mitwirkung", "Redaktion", "Leitung", "Übersetzung", "Kurse", "Fachprüfung")
    }
    assert team.collection.name == "Team Küste"
    assert team.workflow.name == "Freigabe durch Team Küste"
    for area in team.areas.all():
        assert area.page.live
        assert area.page.get_workflow() == team.workflow
    assert Client().get("/de/kueste/").status_code == 200

    answer = admin.post(people, {"email": learner.email.upper(), "role": "editor"}, follow=True)
    assert learner.email in answer.content.decode()
    german = team.areas.get(locale__language_code="de").page
    rights = german.permissions_for_user(User.objects.get(pk=learner.pk))
    assert rights.can_add_subpage()
    assert not rights.can_publish()


def test_what_a_team_writes_goes_to_its_lead(admin: Client, portal: Portal, learner: User) -> None:
    admin.post(NEW, FORM)
    team = Team.objects.get(code="kueste")
    admin.post(reverse("teams:members", args=[team.pk]), {"email": learner.email, "role": "lead"})
    area = team.areas.get(locale__language_code="de").page.specific
    case = make_case(area, live=False)
    case.save_revision()
    state = case.get_workflow().start(case, None)
    lead = User.objects.get(pk=learner.pk)
    assert state.current_task_state.task.specific.user_can_access_editor(case, lead)
    assert case.permissions_for_user(lead).can_publish()
    assert not portal.area("by").permissions_for_user(lead).can_edit()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "by"}, "code"),
        ({"code": "fallbeispiele"[:8]}, None),
        ({"code": "impr"}, "code"),
        ({"names_de": "Redaktion Bayern"}, "names"),
        ({"names_de": ""}, "names"),
        ({"code": "mit leer"}, "code"),
        ({"land": "by"}, "land"),
    ],
)
def test_what_is_taken_is_said_at_its_field_and_nothing_is_made(
    admin: Client, portal: Portal, change: dict[str, str], field: str | None
) -> None:
    page = StandardPage(title="Impressum", slug="impr")
    portal.homes["de"].add_child(instance=page)
    if "land" in change:
        change = {"land": str(portal.teams["by"].land_id)}
    before = counts()
    answer = admin.post(NEW, {**FORM, **change})
    if field is None:
        assert answer.status_code == 302
        return
    assert list(answer.context["form"].errors) == [field]
    assert counts() == before


def test_people_join_in_a_role_and_leave_it(
    admin: Client, portal: Portal, learner: User, administrator: User
) -> None:
    team = portal.teams["be"]
    address = reverse("teams:members", args=[team.pk])
    for _twice in range(2):
        admin.post(address, {"email": learner.email, "role": "translator"})
    assert list(learner.groups.all()) == [team.group("translator")]
    [entry] = ModelLogEntry.objects.filter(action="teams.add_member")
    assert (entry.user, entry.data) == (administrator, {"person": learner.pk, "role": "translator"})
    data = {"person": learner.pk, "role": "translator"}
    for _twice in range(2):
        admin.post(reverse("teams:leave", args=[team.pk]), data)
    assert not learner.groups.exists()
    assert ModelLogEntry.objects.filter(action="teams.remove_member").count() == 1


@pytest.mark.parametrize(
    "data", [{"email": "niemand@example.org", "role": "lead"}, {"email": "x", "role": "boss"}, {}]
)
def test_nobody_joins_by_a_wrong_form(admin: Client, portal: Portal, data: dict[str, str]) -> None:
    answer = admin.post(reverse("teams:members", args=[portal.teams["be"].pk]), data)
    assert answer.context["form"].errors
    assert not User.objects.filter(groups__team_group__team=portal.teams["be"]).exists()


def test_an_account_that_is_shut_joins_no_team(
    admin: Client, portal: Portal, learner: User
) -> None:
    User.objects.filter(pk=learner.pk).update(is_active=False)
    data = {"email": learner.email, "role": "lead"}
    answer = admin.post(reverse("teams:members", args=[portal.teams["be"].pk]), data)
    assert "Dieses Konto ist nicht aktiv." in answer.content.decode()
    assert not learner.groups.exists()


def test_nobody_else_makes_teams_or_lets_people_in(
    portal: Portal, federal_editor: User, learner: User
) -> None:
    browser = signed_in(federal_editor)
    before = counts()
    team = portal.teams["be"].pk
    data = {"email": learner.email, "role": "lead", "person": learner.pk}
    for name in ("teams:members", "teams:leave", "teams:edit", "teams:history"):
        for answer in (browser.get(reverse(name, args=[team])),):
            assert answer.status_code in (403, 405), name
        assert browser.post(reverse(name, args=[team]), data).status_code in (403, 405), name
    assert browser.get("/admin/teams/").status_code == 403
    assert browser.post(NEW, FORM).status_code == 403
    assert counts() == before
    assert not learner.groups.exists()


def test_a_team_is_never_deleted(admin: Client, portal: Portal) -> None:
    address = reverse("teams:delete", args=[portal.teams["be"].pk])
    assert admin.post(address).status_code == 403
    assert Team.objects.filter(code="be").exists()


def test_each_role_gives_rights_that_exist(portal: Portal) -> None:
    team = portal.teams["by"]
    for role in ROLES.values():
        group = team.group(role.code)
        assert {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()} == set(
            role.permissions
        )
        on_pages = GroupPagePermission.objects.filter(group=group)
        given = on_pages.values_list("permission__codename", flat=True)
        assert set(given) == set(role.pages)
        on_media = GroupCollectionPermission.objects.filter(group=group)
        media = on_media.values_list("permission__codename", flat=True)
        assert set(media) == {f"{a}_{m}" for a in role.media for m in ("image", "document")}
