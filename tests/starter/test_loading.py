"""The starter content is loaded once, and what editors do to it stays."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from cases.models import CaseStudyPage
from content.models import PublicationMark
from guidance.models import GuidancePage
from home.models import TeamPage
from starter import reading
from starter.management.commands import load_starter_content
from starter.models import StarterRecord
from starter.pages import load_case
from starter.reading import FOLDER, read, read_folder
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
CASES = ("hal-plan", "dipas", "masterportal")
GUIDE = "uebertragbarkeit-pruefen"


@pytest.fixture(autouse=True)
def few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load three case studies and one guidance page instead of all."""
    names = ["home", *(f"cases/{slug}" for slug in CASES), f"guidance/{GUIDE}", "pages/imprint"]
    for name in names:
        target = tmp_path / f"{name}.yaml"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes((FOLDER / f"{name}.yaml").read_bytes())
    monkeypatch.setattr(reading, "FOLDER", tmp_path)


def load() -> None:
    call_command("load_starter_content", stdout=StringIO())


def german(slug: str) -> CaseStudyPage:
    return CaseStudyPage.objects.get(slug=slug, locale__language_code="de")


def test_a_second_run_changes_nothing_that_editors_have_done(client: Client) -> None:
    load()
    changed, deleted, moved = (german(slug) for slug in CASES)
    changed.title = "Von der Redaktion"
    changed.save_revision().publish()
    deleted.delete()
    area = TeamPage.objects.get(slug="by", locale__language_code="de")
    moved.move(area, pos="last-child")
    follow_changes()
    before = PublicationMark.generation()
    load()
    assert PublicationMark.generation() == before
    assert german(CASES[0]).title == "Von der Redaktion"
    assert not CaseStudyPage.objects.filter(slug=CASES[1], locale__language_code="de").exists()
    assert german(CASES[2]).get_parent().pk == area.pk
    assert client.get(f"/de/by/{CASES[2]}/").status_code == 200


def test_a_run_that_was_stopped_is_continued(monkeypatch: pytest.MonkeyPatch) -> None:
    real = load_case

    def stop_at_the_second(record: reading.Record) -> None:
        real(record)
        if CaseStudyPage.objects.filter(locale__language_code="de").count() == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(load_starter_content, "load_case", stop_at_the_second)
    with pytest.raises(KeyboardInterrupt):
        load()
    assert CaseStudyPage.objects.filter(locale__language_code="de").count() == 1
    monkeypatch.undo()
    monkeypatch.setattr(reading, "FOLDER", reading.FOLDER)
    monkeypatch.setattr(
        load_starter_content,
        "read_folder",
        lambda name: (one for one in read_folder(name) if one["slug"] in (*CASES, GUIDE)),
    )
    load()
    assert {german(slug).live for slug in CASES} == {True}


def test_guidance_names_the_case_studies_of_its_file(client: Client) -> None:
    load()
    guide = GuidancePage.objects.get(slug=GUIDE, locale__language_code="de")
    named = [block.value.slug for block in guide.related_cases]
    assert named == [slug for slug in read(f"guidance/{GUIDE}")["related_cases"] if slug in CASES]
    text = client.get(f"/de/bund/{GUIDE}/").content.decode()
    assert "Verwandte Fallbeispiele" in text
    assert all(german(slug).title in text for slug in CASES)


def test_every_part_is_remembered_by_a_key_of_its_own() -> None:
    keys = [part.key for part in load_starter_content.Command().parts()]
    assert len(keys) == len(set(keys))
    load()
    assert set(StarterRecord.objects.values_list("key", flat=True)) >= set(keys)
