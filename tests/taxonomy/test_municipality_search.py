"""“Meine Kommune” is found by name and key, however it is typed."""

from __future__ import annotations

import pytest

from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import find_municipality
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
