"""“Meine Kommune” is found by name and key, however it is typed."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import find_municipality, meant_by
from taxonomy.unit_lines import read_line
from tests.taxonomy.registers import SAMPLE, run_import


@pytest.fixture(autouse=True)
def _register(db: None) -> None:
    run_import(SAMPLE)


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Solingen", "05122000"),
        ("  solingen ", "05122000"),
        ("05122000", "05122000"),
        ("05 122 000", "05122000"),
        ("05122", "05122000"),
        ("Haßfurt", "09674147"),
        ("hassfurt", "09674147"),
        ("Stadt Leipzig", "14713000"),
        ("Landkreis Haßberge", "09674"),
        ("09674", "09674"),
        ("Flens", "01001000"),
    ],
)
def test_one_is_found(question: str, key: str) -> None:
    unit = find_municipality(question).unit
    assert unit
    assert unit.key == key


@pytest.mark.parametrize(
    "question",
    ["", "Atlantis", "07000999", "Eck", "99999999", "1", "05", "%", "_", "\x00", "🙂", "x" * 9999],
)
def test_nothing_is_found(question: str) -> None:
    answer = find_municipality(question)
    assert answer.unit is None
    assert answer.choices == []
    assert answer.unknown == bool(answer.question)


def test_namesakes_are_offered_for_choice() -> None:
    answer = find_municipality("neuenkirchen")
    assert answer.unit is None
    assert {unit.key for unit in answer.choices} == {"01051075", "03251028", "03352038"}


def test_a_closed_unit_is_not_found() -> None:
    AdministrativeUnit.objects.filter(key="14713000").update(valid_until="2022-12-31")
    assert find_municipality("Leipzig").unit is None


def hof(key: str, level: str, designation: str, **values: object) -> AdministrativeUnit:
    """A unit called Hof."""
    return AdministrativeUnit.objects.create(
        key=key, level=level, name="Hof", designation=designation, **values
    )


def test_a_town_and_a_district_of_one_name_are_told_apart() -> None:
    land = AdministrativeUnit.objects.get(key="09")
    town_district = hof("09464", "district", "kreisfreie Stadt", parent=land)
    hof("09464000", "municipality", "Stadt", parent=town_district, postal_code="95015")
    hof("09475", "district", "Landkreis", parent=land)
    names = {unit.distinct_name for unit in find_municipality("hof").choices}
    assert names == {"Hof, Stadt", "Landkreis Hof"}
    for question, key in {
        "Landkreis Hof": "09475",
        "Stadt Hof": "09464000",
        "Hof, Stadt": "09464000",
        "95015": "09464000",
        "09464": "09464000",
    }.items():
        unit = find_municipality(question).unit
        assert unit and unit.key == key, question


def test_what_is_offered_for_choice_can_be_typed() -> None:
    answer = find_municipality("neuenkirchen")
    for unit in answer.choices:
        again = find_municipality(unit.distinct_name)
        assert unit in [again.unit, *again.choices]


def test_who_types_the_short_name_is_offered_the_long_ones_too() -> None:
    parent = AdministrativeUnit.objects.get(key="09674")
    for number, name in enumerate(("Halle", "Halle (Saale)", "Hallerndorf")):
        AdministrativeUnit.objects.create(
            key=f"0967490{number}", level="municipality", name=name, parent=parent
        )
    names = [unit.name for unit in find_municipality("Halle").choices]
    assert names == ["Halle", "Halle (Saale)"]


@pytest.mark.parametrize("question", ["Stadt Leipzig", "Landkreis Haßberge", "05 122 000", "Flens"])
def test_editors_find_what_readers_find_by_the_same_words(question: str) -> None:
    unit = find_municipality(question).unit
    assert unit
    assert unit in AdministrativeUnit.objects.choosable().filter(meant_by(question))


def test_what_is_typed_is_suggested_as_the_field_writes_it(
    administrator: User, client: Client
) -> None:
    address = reverse("unit_suggestions")
    assert client.get(address, {"q": "Soling"}).status_code == 302
    client.force_login(administrator)
    for question, expected in (("Soling", ["05122000"]), ("So", []), ("Atlantis", []), ("", [])):
        lines = client.get(address, {"q": question}).json()["lines"]
        assert [line.split()[0] for line in lines] == expected, question
        assert all(read_line(line).unit for line in lines)
