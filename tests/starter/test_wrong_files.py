"""A folder with anything wrong is refused as a whole; each fault is named by file and place."""

from __future__ import annotations

import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from starter.form.export import export_content
from starter.form.files import dump, load
from starter.models import LoadedPage, LoadedRow, StarterRecord
from taxonomy.models import Term
from taxonomy.multilingual import MultilingualText
from tests.factories.pages import make_case, make_course, make_lesson
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db
PLACE = "start-de/bund/fall"


@pytest.fixture
def folder(portal: Portal, tmp_path: Path) -> Path:
    """The export of a small portal whose case study and course are gone since."""
    labels = MultilingualText(de="Luft", en="Air")
    term = Term.objects.create(vocabulary="field_of_action", code="luft", labels=labels)
    area = portal.area("bund")
    case = make_case(area, slug="fall", main_field=term)
    course = make_course(area, slug="kurs")
    make_lesson(course, slug="lektion")
    export_content(tmp_path / "content")
    case.delete()
    course.delete()
    return tmp_path / "content"


def run(folder: Path) -> str:
    said = StringIO()
    call_command("import_content", str(folder), stdout=said)
    return said.getvalue()


def refusal(folder: Path) -> str:
    """Return why an import was refused, after which nothing is different."""
    kept = (Page, LoadedPage, LoadedRow, StarterRecord, Term)
    before = [model._default_manager.count() for model in kept]
    with pytest.raises(CommandError) as error:
        run(folder)
    assert [model._default_manager.count() for model in kept] == before
    return str(error.value)


def test_what_is_gone_comes_back_and_a_second_import_changes_nothing(folder: Path) -> None:
    run(folder)
    page = Page.objects.get(url_path=f"/{PLACE}/")
    assert page.live
    assert "Nichts hat sich geändert" in run(folder)


FAULTS: dict[str, tuple[str, str, str]] = {
    "unknown field": ("  title:", "  titel: x\n  title:", r"de\.titel: .*no such field.*title"),
    "unknown term": ("main_field: luft", "main_field: meer", "main_field: no term “meer”"),
    "unknown source": ("sources: [s1]", "sources: [s9]", r"sources\.0: no source “s9”"),
    "unknown block": ("- statement:", "- statment:", r"de\.\w+\.0: expected one of statement"),
    "unknown type": ("cases.CaseStudyPage", "cases.Case", "type: “cases.Case” is no type of page"),
    "wrong date": ("checked_on: 2026-11-23", "checked_on: 23.11.2026", "checked_on: "),
    "wrong choice": (
        "unknown: [personal_data]",
        "unknown: [boss]",
        "unknown: expected a list of personal",
    ),
    "number for a text": ("stated: Stadtwerke", "stated: 12", "stated: expected a text"),
    "no YAML": ("  title:", "  title: [", r"fall\.yaml: .*line"),
    "the same twice": ("type:", "review_due: 2027-01-01\nreview_due: 2027-01-02\ntype:", "twice"),
}


TABLE_FAULTS: dict[str, tuple[str, str, str, str]] = {
    "a wrong number": ("terms", ",0,", ",viele,", r"terms\.csv, \w+ 2, \w+ .order"),
    "a missing column": ("terms", "retired", "removed", "retired"),
    "an unknown superior": ("units", "09,land,", "09,land,77", r"units\.csv.*77"),
}


def test_each_fault_is_named_by_file_and_place(folder: Path, tmp_path: Path) -> None:
    faults = {name: (f"pages/{PLACE}.yaml", *fault) for name, fault in FAULTS.items()}
    for name, (table, old, new, expected) in TABLE_FAULTS.items():
        faults[name] = (f"tables/{table}.csv", old, new, expected)
    unnamed = []
    for name, (file, old, new, expected) in faults.items():
        spoiled = tmp_path / name.replace(" ", "-")
        shutil.copytree(folder, spoiled)
        text = (spoiled / file).read_text(encoding="utf-8")
        assert old in text, name
        (spoiled / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        said = refusal(spoiled)
        if file not in said or not re.search(expected, said):
            unnamed.append(f"{name}: {said}")
    assert unnamed == []


def test_all_faults_of_all_pages_are_named_at_once(folder: Path) -> None:
    spoiled = (
        (PLACE, "unknown: [personal_data]", "unknown: [boss]"),
        ("start-de/bund/kurs/lektion", "- statement:", "- statment:"),
    )
    for name, old, new in spoiled:
        path = folder / "pages" / f"{name}.yaml"
        text = path.read_text(encoding="utf-8").replace("main_field: luft", "main_field: meer")
        path.write_text(text.replace(old, new), encoding="utf-8")
    said = refusal(folder)
    assert all(part in said for part in ("“meer”", "['boss']", "lektion.yaml"))


def test_a_team_without_its_area_is_refused(folder: Path) -> None:
    teams = load((folder / "teams.yaml").read_text(encoding="utf-8"), "teams")
    teams.append({"code": "neu", "names": {"de": "Neues Team"}, "areas": ["start-de/neu"]})
    (folder / "teams.yaml").write_text(dump(teams), encoding="utf-8")
    assert "teams.yaml: neu: areas: no page start-de/neu" in refusal(folder)


def test_a_folder_that_holds_no_export_is_refused(folder: Path, tmp_path: Path) -> None:
    assert "portal.yaml" in refusal(tmp_path)
    with pytest.raises(CommandError, match="ist nicht leer"):
        call_command("export_content", str(folder))
