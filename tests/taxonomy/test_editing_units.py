"""Editors choose units among thousands, and cannot make or delete one."""

from __future__ import annotations

import pytest
from django import forms
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from taxonomy.forms import UnitsField
from taxonomy.models import AdministrativeUnit
from taxonomy.unit_lines import line_of
from tests.taxonomy.registers import SAMPLE, run_import


@pytest.fixture(autouse=True)
def _register(db: None, settings: LazySettings) -> None:
    settings.STAFF_MFA_REQUIRED = False
    run_import(SAMPLE)


class UnitsForm(forms.Form):
    """A form with the text field for units."""

    units = UnitsField()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Solingen", "05122000"),
        ("  solingen,  Klingenstadt ", "05122000"),
        ("14713000", "14713000"),
        ("14713000 Leipzig", "14713000"),
        ("Stadt Leipzig", "14713000"),
        ("Landkreis Haßberge", "09674"),
        ("Haßfurt (Landkreis Haßberge)", "09674147"),
        ("Neuenkirchen (Landkreis Diepholz)", "03251028"),
    ],
)
def test_exact_names_and_keys_become_units(line: str, key: str) -> None:
    form = UnitsForm({"units": f"\n{line}\n"})
    assert form.is_valid(), form.errors
    assert [unit.key for unit in form.cleaned_data["units"]] == [key]


def test_chosen_units_are_shown_with_key_and_district() -> None:
    units = AdministrativeUnit.objects.filter(key="09674147")
    html = str(UnitsForm(initial={"units": [unit.pk for unit in units]})["units"])
    assert "09674147 Haßfurt (Landkreis Haßberge)" in html


NOT_EXACT = {
    "Soling": "05122000 Solingen",
    "Hass": "09674147 Haßfurt (Landkreis Haßberge)",
    "Haßburge": "",
    "Haßberge": "09674 Landkreis Haßberge",
    "Neuenkirchen": "03352038 Neuenkirchen (Landkreis Cuxhaven)",
    "Neuenkirchen (Landkreis)": "",
    "Haßfurt (Landkreis Celle)": "",
    "14713000 Dresden": "14713000 Leipzig",
    "05122000 Leipzig": "14713000 Leipzig",
    "42651": "05122000 Solingen",
    "Atlantis": "",
    "12345678": "",
    "3": "",
    "09172452": "",
    "%": "",
}


def test_nothing_is_guessed_and_each_wrong_line_is_named_with_what_it_may_mean() -> None:
    form = UnitsForm({"units": "Solingen\n" + "\n".join(NOT_EXACT)})
    with override("en"):
        problems = [str(problem) for problem in form.errors["units"]]
    assert [problem.split("”")[0].strip("“") for problem in problems] == list(NOT_EXACT)
    unsaid = [
        (line, problem)
        for (line, suggested), problem in zip(NOT_EXACT.items(), problems, strict=True)
        if suggested not in problem
    ]
    assert unsaid == []
    typed = str(form["units"])
    assert all(line in typed for line in NOT_EXACT)


def test_a_suggestion_can_be_entered_as_it_stands_in_the_message() -> None:
    for unit in AdministrativeUnit.objects.choosable().filter(level="municipality"):
        form = UnitsForm({"units": line_of(unit)})
        assert form.is_valid(), form.errors
        assert list(form.cleaned_data["units"]) == [unit]


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
