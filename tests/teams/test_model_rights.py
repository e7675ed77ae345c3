"""The federal team cares for what belongs to no area; lists of other areas stay closed."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from accounts.models import User
from home.models import Feedback
from starter.tree import entrust_shared_models
from taxonomy.models import Term
from teams.actions import EntrustModels
from tests.factories.portal import LANGUAGES, Portal

SHARED = ["wagtailsnippets_taxonomy_term:list", "wagtailsnippets_cases_modelproject:list"]


@pytest.mark.parametrize("name", [*SHARED, "feedback:index"])
@override_settings(STAFF_MFA_REQUIRED=False)
def test_shared_lists_open_for_the_federal_team_only(
    client: Client, federal_editor: User, bavarian_editor: User, name: str
) -> None:
    entrust_shared_models()
    client.force_login(federal_editor)
    assert client.get(reverse(name)).status_code == 200
    client.force_login(bavarian_editor)
    assert client.get(reverse(name)).status_code == 403


def test_rights_are_the_named_ones_and_no_others(portal: Portal, federal_editor: User) -> None:
    EntrustModels(portal.teams["bund"], {Term: ("add",), Feedback: ("view",)}).execute()
    assert federal_editor.has_perm("taxonomy.add_term")
    assert not federal_editor.has_perm("taxonomy.delete_term")
    assert federal_editor.has_perm("home.view_feedback")
    assert not federal_editor.has_perm("home.change_feedback")


@pytest.mark.parametrize("language", LANGUAGES)
@override_settings(STAFF_MFA_REQUIRED=False)
def test_the_list_below_the_area_of_another_team_is_refused(
    client: Client, portal: Portal, bavarian_editor: User, language: str
) -> None:
    client.force_login(bavarian_editor)
    for code, status in (("bund", 403), ("by", 200)):
        address = reverse("wagtailadmin_explore", args=[portal.area(code, language).pk])
        assert client.get(address).status_code == status
