"""The model projects are imported all or none, and a second run changes nothing."""

from __future__ import annotations

import csv
import io
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from cases import importing
from cases.models import ModelProject, ModelProjectMember
from cases.project_table import OPTIONAL, REQUIRED
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualText

pytestmark = pytest.mark.usefixtures("starter_data")
FILE = importing.DATA / "modellprojekte.csv"


def run(path: Path) -> str:
    """Import a table and return what the command said."""
    said = StringIO()
    call_command("import_model_projects", str(path), stdout=said)
    return said.getvalue()


def with_cell(folder: Path, column: str, value: str, slug: str = "ulm") -> Path:
    """The table with one other cell."""
    rows = list(csv.DictReader(io.StringIO(FILE.read_text(encoding="utf-8"))))
    for row in rows:
        if row["id"] == slug:
            row[column] = value
    path = folder / "projects.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def state() -> list[object]:
    """All projects and memberships as they are."""
    return [
        *ModelProject.objects.order_by("pk").values(),
        *ModelProjectMember.objects.order_by("pk").values(),
    ]


def test_the_starter_content_holds_all_projects() -> None:
    assert ModelProject.objects.count() == 73
    assert ModelProjectMember.objects.filter(lead=True).count() == 73
    cohorts = ModelProject.objects.values_list("cohort", flat=True)
    assert [list(cohorts).count(year) for year in (2019, 2020, 2021)] == [13, 32, 28]


def test_a_second_run_changes_nothing() -> None:
    before = state()
    run(FILE)
    assert state() == before
    importing.load()
    assert state() == before


def test_a_changed_row_is_updated_and_keeps_what_editors_wrote(tmp_path: Path) -> None:
    ModelProject.objects.filter(slug="ulm").update(statements=MultilingualText(de="Von Hand"))
    run(with_cell(tmp_path, "project_title", "Ulm im Wandel"))
    ulm = ModelProject.objects.get(slug="ulm")
    assert (ulm.title, str(ulm.statements)) == ("Ulm im Wandel", "Von Hand")


def test_members_follow_the_table(tmp_path: Path) -> None:
    run(with_cell(tmp_path, "member_keys", "14729070", slug="brandis-partheland"))
    assert ModelProject.objects.get(slug="brandis-partheland").memberships.count() == 1


def test_the_starter_content_overwrites_nothing() -> None:
    ModelProject.objects.filter(slug="ulm").update(title="Geändert", statements=MultilingualText())
    importing.load()
    ulm = ModelProject.objects.get(slug="ulm")
    assert (ulm.title, ulm.statements) == ("Geändert", {})


def test_a_project_that_the_table_lacks_is_named_not_deleted(tmp_path: Path) -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines(keepends=True)
    path = tmp_path / "projects.csv"
    path.write_text("".join(line for line in lines if not line.startswith("ulm,")), "utf-8")
    assert "ulm" in run(path)
    assert ModelProject.objects.filter(slug="ulm").exists()


def test_only_the_needed_columns_are_needed(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(FILE.read_text(encoding="utf-8"))))
    path = tmp_path / "projects.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, REQUIRED, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    before = state()
    run(path)
    assert state() == before
    assert set(rows[0]) <= {*REQUIRED, *OPTIONAL}


CELLS = {
    "unknown member": ("member_keys", "08421999", "08421999"),
    "second member unknown": ("member_keys", "08421000;08421998", "08421998"),
    "member with letters": ("member_keys", "Ulm", "member_keys"),
    "member without leading zero": ("member_keys", "8421000", "member_keys"),
    "no member": ("member_keys", "", "member_keys"),
    "comma between members": ("member_keys", "08421000,08222000", "member_keys"),
    "member twice": ("member_keys", "08421000;08421000", "member_keys"),
    "lead is no member": ("lead_key", "08222000", "lead_key"),
    "no lead": ("lead_key", "", "lead_key"),
    "text as cohort": ("cohort", "zweite", "cohort"),
    "cohort too early": ("cohort", "19", "cohort"),
    "cohort of no year": ("cohort", "9999", "cohort"),
    "cohort that the programme does not have": ("cohort", "2022", "cohort"),
    "category in free text": ("category", "Großstadt", "category"),
    "category of ours": ("category", "dorf", "category"),
    "no category": ("category", "", "category"),
    "two that lead": ("lead_key", "08421000;05122000", "lead_key"),
    "title without a status": ("title_status", "none", "title_status"),
    "sourced title without a source": ("title_source", "", "title_source"),
    "negative cohort": ("cohort", "-2020", "cohort"),
    "unknown Land": ("land_codes", "DE-XX", "DE-XX"),
    "another Land than the members": ("land_codes", "DE-SN", "land_codes"),
    "id with spaces": ("id", "Ulm an der Donau", "id"),
    "id twice": ("id", "solingen", "solingen"),
    "no id": ("id", "", "id"),
    "no name": ("name", "  ", "name"),
    "unknown status of the title": ("title_status", "vielleicht", "title_status"),
    "status without title": ("project_title", "", "project_title"),
    "text as population": ("population", "viele", "population"),
    "negative population": ("population", "-1", "population"),
    "no date": ("population_date", "31.12.2019", "population_date"),
    "point outside Germany": ("lat", "9.99", "lat"),
    "text as point": ("lon", "Ost", "lon"),
    "text as area": ("area_km2", "groß", "area_km2"),
}


@pytest.mark.parametrize(("column", "value", "said"), CELLS.values(), ids=CELLS.keys())
def test_a_wrong_cell_is_named(tmp_path: Path, column: str, value: str, said: str) -> None:
    path = with_cell(tmp_path, column, value)
    before = state()
    with pytest.raises(CommandError) as caught:
        run(path)
    message = str(caught.value)
    assert state() == before
    assert str(path) in message
    assert said in message
    assert " 3" in message


def test_each_wrong_row_is_named_however_many_they_are(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(FILE.read_text(encoding="utf-8"))))
    path = tmp_path / "projects.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "cohort": "9999"} for row in rows)
    with pytest.raises(CommandError) as caught:
        run(path)
    message = str(caught.value)
    assert message.count("9999") == 20
    assert message.endswith("22–74.")


@pytest.mark.parametrize("column", REQUIRED)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    path = tmp_path / "projects.csv"
    text = FILE.read_text(encoding="utf-8")
    header, rest = text.split("\n", 1)
    names = [f"{name}_x" if name == column else name for name in header.split(",")]
    path.write_text(",".join(names) + "\n" + rest, encoding="utf-8")
    with pytest.raises(CommandError, match=f"{column}_x"):
        run(path)


def test_an_uninhabited_area_carries_no_project(tmp_path: Path) -> None:
    AdministrativeUnit.objects.filter(key="08421000").update(uninhabited=True)
    with pytest.raises(CommandError, match="08421000"):
        run(FILE)
