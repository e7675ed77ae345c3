"""The people of a team use the pictures and documents of their own collection."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry

from accounts.models import User
from taxonomy.multilingual import MultilingualText
from teams.actions import CreateTeam
from teams.models import Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def teams() -> list[Team]:
    teams = [Team(code=code, names=MultilingualText(de=f"Team {code}")) for code in ("one", "two")]
    return [CreateTeam(team).execute() for team in teams]


@pytest.fixture
def editor(teams: list[Team]) -> User:
    user = User.objects.create_user("editor@example.org", "a-long-password-for-tests")
    user.groups.add(teams[0].group("editor"))
    return user


@pytest.mark.parametrize("model", [get_image_model(), get_document_model()])
@pytest.mark.parametrize("action", ["add", "change", "choose"])
def test_an_editor_has_rights_in_the_collection_of_the_team_only(
    teams: list[Team], editor: User, model: type, action: str
) -> None:
    policy = policy_registry.get_by_type(model)
    allowed = policy.collections_user_has_permission_for(editor, action)
    assert [collection.pk for collection in allowed] == [teams[0].collection.pk]


@pytest.mark.parametrize("name", ["wagtailimages:index", "wagtaildocs:index"])
@override_settings(STAFF_MFA_REQUIRED=False)
def test_the_lists_of_media_open_for_an_editor(client: Client, editor: User, name: str) -> None:
    client.force_login(editor)
    assert client.get(reverse(name)).status_code == 200
