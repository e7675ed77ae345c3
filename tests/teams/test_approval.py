"""What an editor of a team submits, a publisher of the same team can publish."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Page, WorkflowState

from accounts.models import User
from home.models import HomePage, TeamPage
from taxonomy.multilingual import MultilingualText
from teams.actions import AddArea, CreateTeam
from teams.models import Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return CreateTeam(Team(code="one", names=MultilingualText(de="Team one"))).execute()


@pytest.fixture
def area(team: Team) -> TeamPage:
    home = HomePage(title="Start", slug="start-of-the-test", question="?")
    Page.objects.get(depth=1).add_child(instance=home)
    area = TeamPage(title="Area", slug="area")
    home.add_child(instance=area)
    AddArea(team, area).execute()
    return area


def person(name: str, group: Group) -> User:
    user = User.objects.create_user(f"{name}@example.org", "a-long-password-for-tests")
    user.groups.add(group)
    return user


@override_settings(STAFF_MFA_REQUIRED=False)
def test_a_publisher_edits_and_approves_what_an_editor_has_submitted(
    client: Client, team: Team, area: TeamPage
) -> None:
    editor = person("editor", team.group("editor"))
    publisher = person("publisher", team.group("lead"))
    page = TeamPage.objects.get(pk=area.pk)
    page.title = "Area, corrected"
    page.save_revision(user=editor)
    state = page.get_workflow().start(page, editor)
    assert not page.permissions_for_user(editor).can_publish()

    client.force_login(publisher)
    assert page.get_lock() is None or not page.get_lock().for_user(publisher)
    task = state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    client.post(url)
    page.refresh_from_db()
    assert page.title == "Area, corrected"
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_setting_the_rights_again_changes_nothing(team: Team, area: TeamPage) -> None:
    before = area.get_workflow()
    AddArea(team, area).execute()
    assert area.get_workflow() == before
    assert before.name == "Freigabe durch Team one"
