"""The register is read with all its traps, and a second run changes nothing."""

from __future__ import annotations

import csv
import datetime
import io
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from taxonomy import importing
from taxonomy.models import AdministrativeUnit
from tests.taxonomy.registers import (
    MUNICIPALITIES,
    SAMPLE,
    UNINHABITED,
    changed,
    run_import,
    sample_text,
    without_line,
    write,
)

pytestmark = pytest.mark.django_db
LAST_OF_2019 = datetime.date(2019, 12, 31)
FLENSBURG = '60,61,01,0,01,0000,000,"Flensburg, Stadt"'


def unit(key: str) -> AdministrativeUnit:
    """The unit with a key."""
    return AdministrativeUnit.objects.get(key=key)


def test_every_land_district_and_municipality_is_there() -> None:
    run_import(SAMPLE)
    units = AdministrativeUnit.objects
    assert units.filter(level="land").count() == 9
    assert units.filter(level="municipality").count() == MUNICIPALITIES
    assert units.municipalities().count() == MUNICIPALITIES - UNINHABITED


def test_numbers_are_read_as_the_office_writes_them() -> None:
    run_import(SAMPLE)
    solingen = unit("05122000")
    assert solingen.name == "Solingen"
    assert solingen.designation == "Klingenstadt"
    assert solingen.population == 159_245
    assert solingen.population_date == LAST_OF_2019
    assert solingen.area_km2 == Decimal("89.54")
    assert (solingen.longitude, solingen.latitude) == (7.085665, 51.171718)
    assert solingen.urbanisation == "dicht besiedelt"


def test_a_town_of_a_million_is_read_too() -> None:
    run_import(SAMPLE)
    assert unit("11000000").population == 3_669_491


def test_a_municipality_belongs_to_its_district_and_that_to_its_land() -> None:
    run_import(SAMPLE)
    hassfurt = unit("09674147")
    assert hassfurt.parent == unit("09674")
    assert unit("09674").parent == unit("09")


def test_a_town_that_is_a_district_stands_there_as_both() -> None:
    run_import(SAMPLE)
    assert unit("05122").level == "district"
    assert unit("05122000").parent == unit("05122")


def test_territories_without_a_point_are_never_at_zero() -> None:
    run_import(SAMPLE)
    for key in ("07000999", "13000999"):
        territory = unit(key)
        assert (territory.longitude, territory.latitude) == (None, None)
        assert territory.uninhabited
        assert territory.parent == unit(key[:2])


def test_a_district_has_population_and_point_of_its_municipalities() -> None:
    run_import(SAMPLE)
    district = unit("09674")
    assert district.population == unit("09674147").population
    assert district.longitude == pytest.approx(unit("09674147").longitude, abs=1e-5)


def test_namesakes_are_told_apart_by_their_district() -> None:
    run_import(SAMPLE)
    names = {str(unit) for unit in AdministrativeUnit.objects.filter(name="Neuenkirchen")}
    assert "Neuenkirchen (Landkreis Diepholz)" in names
    assert len(names) == 3


def test_lists_follow_the_german_alphabet() -> None:
    run_import(SAMPLE)
    names = [unit.name for unit in AdministrativeUnit.objects.filter(level="municipality")]
    assert names.index("Haßfurt") == names.index("Hamburg") + 1


def test_a_second_run_changes_nothing_and_says_so() -> None:
    run_import(SAMPLE)
    before = list(AdministrativeUnit.objects.values())
    said = run_import(SAMPLE)
    assert "0" in said
    assert "Nothing has changed" in said or "Nichts hat sich geändert" in said
    assert list(AdministrativeUnit.objects.values()) == before


def test_units_of_the_starter_content_are_updated_in_place() -> None:
    importing.load()
    AdministrativeUnit.objects.create(
        key="05122000", level="municipality", name="Alt", parent=unit("05"), population=1
    )
    known = unit("05122000").pk
    run_import(SAMPLE, date=datetime.date(2025, 12, 31))
    solingen = unit("05122000")
    assert (solingen.pk, solingen.name, solingen.population) == (known, "Solingen", 159_245)
    assert solingen.parent == unit("05122")
    assert (unit("09").iso_code, unit("09").name) == ("DE-BY", "Bayern")


def test_a_unit_that_a_later_register_lacks_is_closed_not_deleted(tmp_path: Path) -> None:
    run_import(SAMPLE)
    later = write(tmp_path, without_line(FLENSBURG)(sample_text()), "register_2022.csv")
    run_import(later)
    flensburg = unit("01001000")
    assert flensburg.valid_until == datetime.date(2022, 12, 31)
    assert flensburg not in AdministrativeUnit.objects.municipalities()


def test_a_closed_unit_is_opened_when_it_comes_back(tmp_path: Path) -> None:
    run_import(SAMPLE)
    run_import(write(tmp_path, without_line(FLENSBURG)(sample_text()), "register_2022.csv"))
    run_import(write(tmp_path, sample_text(), "register_2023.csv"))
    assert unit("01001000").valid_until is None


def test_the_register_of_one_land_closes_nothing_elsewhere(tmp_path: Path) -> None:
    run_import(SAMPLE)
    lines = sample_text().splitlines(keepends=True)
    berlin = "".join([lines[0], *(line for line in lines[1:] if line.split(",")[2] == "11")])
    run_import(write(tmp_path, berlin, "register_2022.csv"))
    assert not AdministrativeUnit.objects.exclude(valid_until=None).exists()


def test_an_older_register_is_refused(tmp_path: Path) -> None:
    run_import(SAMPLE)
    with pytest.raises(CommandError):
        run_import(write(tmp_path, sample_text(), "register_2015.csv"))


def test_without_a_date_known_populations_keep_theirs(tmp_path: Path) -> None:
    run_import(SAMPLE)
    text = changed("13 501", "13 777")(sample_text())
    run_import(write(tmp_path, text, "new.csv"))
    assert unit("09674147").population == 13_777
    assert unit("09674147").population_date is None
    assert unit("05122000").population_date == LAST_OF_2019


def test_the_date_may_be_given(tmp_path: Path) -> None:
    run_import(write(tmp_path, sample_text(), "new.csv"), date=datetime.date(2020, 6, 30))
    assert unit("05122000").population_date == datetime.date(2020, 6, 30)


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    run_import(SAMPLE)
    before = list(AdministrativeUnit.objects.values())
    rows = list(csv.reader(io.StringIO(sample_text())))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([row[::-1] for row in rows])
    run_import(write(tmp_path, out.getvalue()))
    assert list(AdministrativeUnit.objects.values()) == before
