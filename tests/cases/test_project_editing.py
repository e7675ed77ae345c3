"""Editors choose what a model project has from what there is, and are told what does not fit."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from cases.models import ModelProject
from taxonomy.models import AdministrativeUnit


@pytest.fixture(autouse=True)
def _password_is_enough(settings: LazySettings) -> None:
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def units(db: None) -> list[AdministrativeUnit]:
    """A Land, a district and a municipality."""
    land = AdministrativeUnit.objects.create(key="15", level="land", name="Sachsen-Anhalt")
    district = AdministrativeUnit.objects.create(
        key="15999", level="district", name="Musterkreis", parent=land
    )
    town = AdministrativeUnit.objects.create(
        key="15999001", level="municipality", name="Musterstadt", parent=district
    )
    return [land, district, town]


def sent(members: list[tuple[AdministrativeUnit, bool]], **changes: str) -> dict[str, Any]:
    """The form of a project as a browser sends it."""
    data: dict[str, Any] = {
        "name": "Musterprojekt",
        "slug": "musterprojekt",
        "category": "mittelstadt",
        "cohort": "2020",
        "title": "",
        "title_status": "none",
        "memberships-TOTAL_FORMS": len(members),
        "memberships-INITIAL_FORMS": 0,
        **changes,
    }
    for number, (unit, lead) in enumerate(members):
        data[f"memberships-{number}-unit"] = unit.pk
        data |= {f"memberships-{number}-lead": "on"} if lead else {}
    return data


ADDRESS = "wagtailsnippets_cases_modelproject:add"


def test_a_project_with_one_leading_member_is_saved(
    admin_client: Client, units: list[AdministrativeUnit]
) -> None:
    _land, district, town = units
    answer = admin_client.post(reverse(ADDRESS), sent([(district, False), (town, True)]))
    assert answer.status_code == 302
    project = ModelProject.objects.get(slug="musterprojekt")
    assert [unit.name for unit in project.units] == ["Musterstadt", "Musterkreis"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"cohort": "9999"}, "cohort"),
        ({"cohort": "2022"}, "cohort"),
        ({"category": "Großstadt"}, "category"),
        ({"category": ""}, "category"),
        ({"title": "Ein Titel"}, "title_status"),
        ({"title_status": "unverified"}, "title"),
        ({"title": "Ein Titel", "title_status": "source"}, "title_source"),
        ({"statements_de": "Es gibt Sensoren."}, "statement_source"),
    ],
)
def test_what_does_not_fit_is_named_at_its_field(
    admin_client: Client, units: list[AdministrativeUnit], changes: dict[str, str], said: str
) -> None:
    answer = admin_client.post(reverse(ADDRESS), sent([(units[2], True)], **changes))
    assert list(answer.context["form"].errors) == [said]
    assert not ModelProject.objects.exists()


@pytest.mark.parametrize(
    ("leading", "said"),
    [((True, True), "Musterkreis, Musterstadt"), ((False, False), "leads the project")],
)
def test_exactly_one_member_leads(
    admin_client: Client, units: list[AdministrativeUnit], leading: tuple[bool, bool], said: str
) -> None:
    members = list(zip(units[1:], leading, strict=True))
    answer = admin_client.post(reverse(ADDRESS), sent(members), headers={"accept-language": "en"})
    text = answer.content.decode()
    assert said in text
    assert not ModelProject.objects.exists()


def test_a_land_is_no_member(admin_client: Client, units: list[AdministrativeUnit]) -> None:
    answer = admin_client.post(reverse(ADDRESS), sent([(units[0], True)]))
    assert "Sachsen-Anhalt" in answer.content.decode()
    assert not ModelProject.objects.exists()
