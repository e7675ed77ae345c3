"""Editors choose units among thousands, and cannot make or delete one."""

from __future__ import annotations

import pytest
from django import forms
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from taxonomy.models import AdministrativeUnit
from taxonomy.widgets import UnitsTextarea
from tests.taxonomy.registers import SAMPLE, run_import


@pytest.fixture(autouse=True)
def _register(db: None, settings: LazySettings) -> None:
    settings.STAFF_MFA_REQUIRED = False
    run_import(SAMPLE)


class UnitsForm(forms.Form):
    """A form with the text field for units."""

    units = forms.ModelMultipleChoiceField(AdministrativeUnit.objects.all(), widget=UnitsTextarea)


def test_names_and_keys_become_units() -> None:
    form = UnitsForm({"units": "Solingen\n14713000 Leipzig\n\n Landkreis Haßberge "})
    assert form.is_valid(), form.errors
    keys = {unit.key for unit in form.cleaned_data["units"]}
    assert keys == {"05122000", "14713000", "09674"}


def test_chosen_units_are_shown_with_key_and_district() -> None:
    units = AdministrativeUnit.objects.filter(key="09674147")
    html = str(UnitsForm(initial={"units": [unit.pk for unit in units]})["units"])
    assert "09674147 Haßfurt (Landkreis Haßberge)" in html


@pytest.mark.parametrize("line", ["Atlantis", "Neuenkirchen", "12345678", "3"])
def test_a_line_that_means_no_unit_is_named(line: str) -> None:
    form = UnitsForm({"units": f"Solingen\n{line}"})
    assert not form.is_valid()
    assert line in str(form["units"])


def address(name: str, *parts: int) -> str:
    """An address of the units in the editors' interface."""
    return reverse(f"wagtailsnippets_taxonomy_administrativeunit:{name}", args=parts)


def test_units_are_listed_and_shown_but_neither_made_nor_deleted(admin_client: Client) -> None:
    unit = AdministrativeUnit.objects.get(key="05122000")
    assert admin_client.get(address("list")).status_code == 200
    assert admin_client.get(address("edit", unit.pk)).status_code == 200
    assert admin_client.get(address("add")).status_code in (302, 403)
    assert admin_client.post(address("delete", unit.pk)).status_code in (302, 403)
    assert AdministrativeUnit.objects.filter(pk=unit.pk).exists()


def test_the_chooser_offers_inhabited_units_with_their_district(admin_client: Client) -> None:
    chooser = reverse("wagtailsnippetchoosers_taxonomy_administrativeunit:choose_results")
    html = admin_client.get(chooser, {"q": "NEUEN"}).content.decode()
    assert "Neuenkirchen (Landkreis Diepholz)" in html
    assert "Eck" not in admin_client.get(chooser, {"q": "eck"}).content.decode()
    assert "Solingen" in admin_client.get(chooser, {"q": "05122"}).content.decode()
