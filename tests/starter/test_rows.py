"""Corrected rows of tables reach portals that are in use, and never overwrite an editor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cases import importing as cases_importing
from cases.models import ModelProject
from starter.rows import bring_rows
from starter.tables import load_projects, load_size_classes, load_terms, load_units
from taxonomy import importing as taxonomy_importing
from taxonomy.importing import shipped_units
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual import MultilingualText
from teams.models import Team
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tables, which a test may correct."""
    for importing in (taxonomy_importing, cases_importing):
        for file in importing.DATA.glob("*.csv"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        monkeypatch.setattr(importing, "DATA", tmp_path)
    return tmp_path


def correct(path: Path, old: str, new: str) -> None:
    """Change a text at its first place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def term(code: str = "energie") -> Term:
    return Term.objects.get(vocabulary="field_of_action", code=code)


def test_a_corrected_term_is_renewed_and_one_that_an_editor_named_is_not(data: Path) -> None:
    load_terms()
    edited = term("mobilitaet")
    edited.labels = MultilingualText(de="Verkehr", en="Traffic")
    edited.save()
    correct(data / "terms.csv", "energie,Energie,Energy", "energie,Strom und Wärme,Power")
    correct(data / "terms.csv", "Mobilität & Infrastruktur", "Mobilität")
    load_terms()
    assert term().labels.in_language("de") == "Strom und Wärme"
    assert term().sort_key == "strom und warme"
    assert term("mobilitaet").labels["de"] == "Verkehr"


def test_a_term_that_an_editor_named_stays_whatever_is_corrected_later(data: Path) -> None:
    load_terms()
    edited = term()
    edited.labels = MultilingualText(de="Wärme")
    edited.save()
    for old, new in (("Energie,", "Strom,"), ("Strom,", "Energie und mehr,")):
        correct(data / "terms.csv", f"energie,{old}", f"energie,{new}")
        load_terms()
        assert term().labels["de"] == "Wärme"


def test_rows_that_were_there_before_are_renewed_where_they_hold_what_was_shipped(
    data: Path,
) -> None:
    taxonomy_importing.load()
    load_size_classes()
    correct(data / "groessenklassen.csv", "Große Großstadt", "Millionenstadt")
    load_size_classes()
    assert SizeClass.objects.get(code="grossstadt_gross").labels["de"] == "Millionenstadt"


def test_a_row_that_was_deleted_stays_deleted(data: Path) -> None:
    load_terms()
    term().delete()
    load_terms()
    assert not Term.objects.filter(code="energie").exists()


def test_a_field_that_nobody_edited_is_corrected_beside_one_that_somebody_did(data: Path) -> None:
    load_units(shipped_units)
    unit = AdministrativeUnit.objects.get(key="05120000")
    unit.name = "Remscheid am Berg"
    unit.save()
    correct(data / "places.csv", '05120000,"Remscheid, Stadt",113828', "05120000,Rem,113829")
    load_units(shipped_units)
    unit.refresh_from_db()
    assert (unit.name, unit.population) == ("Remscheid am Berg", 113829)


def test_a_corrected_statement_about_a_project_is_renewed(data: Path) -> None:
    load_units(shipped_units)
    load_units(cases_importing.shipped_members)
    load_projects()
    correct(data / "model_project_statements.csv", "Solingen koordiniert", "Solingen leitet")
    load_projects()
    statements = ModelProject.objects.get(slug="solingen").statements
    assert statements["de"].startswith("Solingen leitet")


def test_the_name_of_a_team_is_renewed_until_somebody_changes_it(portal: Portal) -> None:
    def bring(name: str) -> Any:
        team = Team(code="by", names=MultilingualText(de=name, en="Bavaria team"))
        return bring_rows("teams", [team], ["code"], ["names"])

    Team.objects.filter(code="by").update(names=MultilingualText(de="Bayern", en="Bavaria team"))
    bring("Bayern")
    bring("Team Bayern")
    assert Team.objects.get(code="by").names["de"] == "Team Bayern"
    Team.objects.filter(code="by").update(names=MultilingualText(de="Unser Team"))
    bring("Redaktion")
    assert Team.objects.get(code="by").names == {"de": "Unser Team"}
