"""Documents follow pages and model projects."""

from __future__ import annotations

import datetime
import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from cases.importing import load as load_starter_projects
from cases.models import ModelProject, ModelProjectMember
from home.models import TeamPage
from learning.models import CoursePage, LessonPage
from search.index import rebuild
from search.models import SearchDocument
from search.service import search
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualText
from tests.search.conftest import SOURCE

pytestmark = pytest.mark.django_db


def document(page: Any) -> SearchDocument:
    return SearchDocument.objects.get(object_id=page.pk, content_type__model="page")


def test_a_document_holds_what_hits_show(publish_case: Any, saxony: AdministrativeUnit) -> None:
    page = publish_case("Titel", "Ein Text.", summary="Worum es geht.", units=[saxony])
    page.claim_sources = [("source", {**SOURCE, "read_on": datetime.date(2026, 11, 23)})]
    page.save_revision().publish()
    found = document(page)
    assert (found.locale, found.kind, found.url) == ("de", "case", "/de/area/titel/")
    assert (found.summary, found.lands) == ("Worum es geht.", ["14"])
    assert found.read_on == datetime.date(2026, 11, 23)
    assert "Quellenseite" not in found.body
    assert found.extra["answers"]["transfer"] == {"sourced": 0, "asked": 4, "state": "unknown"}


def test_sources_and_draft_notes_are_no_text_of_the_page(publish_case: Any) -> None:
    page = publish_case("Titel", "Ein Text.")
    assert "Ein Text." in document(page).body
    assert "Quellenseite" not in document(page).body
    assert "Sachsen" not in document(page).body


def test_answers_of_a_quiz_are_not_found(trees: Any) -> None:
    course = CoursePage(title="Kurs", locale=trees["de"].home.locale)
    trees["de"].area.add_child(instance=course)
    question = {
        "prompt": "Wozu dient ein Pegel?",
        "options": [
            {"text": "Zum Messen", "correct": True, "feedback": "Richtig."},
            {"text": "Zum Tanzen", "correct": False, "feedback": "Falsch."},
        ],
        "hint": "Wasserstand",
        "explanation": "Ein Pegel misst.",
        "sources": [SOURCE],
    }
    lesson: Any = LessonPage(title="Lektion", locale=course.locale)
    lesson.body = [{"type": "single_choice", "value": question}]
    course.add_child(instance=lesson)
    body = document(lesson).body
    assert "Wozu dient ein Pegel?" in body
    for secret in ("Messen", "Tanzen", "Richtig", "Wasserstand", "misst"):
        assert secret not in body


def test_addresses_follow_a_new_slug_above(
    publish_case: Any, trees: Any, django_capture_on_commit_callbacks: Any
) -> None:
    page = publish_case("Titel")
    area = TeamPage.objects.get(pk=trees["de"].area.pk)
    area.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        area.save_revision().publish()
    assert document(page).url == "/de/neu/titel/"
    assert document(area).url == "/de/neu/"


def test_addresses_follow_a_move(publish_case: Any, trees: Any) -> None:
    page = publish_case("Titel")
    other = TeamPage(title="Andere", slug="andere", locale=trees["de"].home.locale)
    trees["de"].home.add_child(instance=other)
    page.move(other, pos="last-child")
    assert document(page).url == "/de/andere/titel/"


def test_publishing_twice_keeps_one_document(publish_case: Any) -> None:
    page = publish_case("Titel")
    page.save_revision().publish()
    assert document(page).title == "Titel"


def test_a_model_project_is_found_in_each_language(trees: Any, saxony: AdministrativeUnit) -> None:
    project = ModelProject.objects.create(
        slug="zwoenitz",
        name="Zwönitz",
        cohort=2019,
        title="Nicht belegt",
        title_status="unverified",
        statements=MultilingualText(de="Pegel am Bach."),
    )
    ModelProjectMember.objects.create(project=project, unit=saxony)
    [hit] = search("zwoenitz", "de").hits
    assert (hit.kind, hit.lands, hit.extra["cohort"]) == ("project", ["14"], 2019)
    assert hit.url == "/de/model-projects/zwoenitz/"
    assert search("belegt", "de").total == 0
    assert [each.url for each in search("Zwönitz", "en").hits] == ["/en/model-projects/zwoenitz/"]
    project.delete()
    assert search("zwoenitz", "de").total == 0


def test_imported_model_projects_are_found(trees: Any) -> None:
    load_starter_projects()
    hit = search("Pegelsensoren Zwönitz", "de", {"kind": ["project"]}).hits[0]
    assert hit.url == "/de/model-projects/zwoenitz/"
    assert SearchDocument.objects.filter(kind="project", locale="en").count() == 73


def test_a_rebuild_writes_what_is_missing_and_removes_what_is_wrong(publish_case: Any) -> None:
    page = publish_case("Titel")
    right = document(page)
    SearchDocument.objects.filter(pk=right.pk).update(title="Falsch")
    wrong = SearchDocument.objects.get(pk=right.pk)
    wrong.pk, wrong.object_id = None, 999_999
    wrong.save()
    rebuild("de")
    assert document(page).title == "Titel"
    assert not SearchDocument.objects.filter(object_id=999_999).exists()


def test_the_command_tells_how_far_it_is(publish_case: Any) -> None:
    publish_case("Titel")
    SearchDocument.objects.all().delete()
    output = StringIO()
    call_command("rebuild_search", locale="de", stdout=output)
    assert re.search(r"de: (\d+) of \1 pages read", output.getvalue())
    assert SearchDocument.objects.filter(title="Titel").exists()
    assert not SearchDocument.objects.filter(locale="en", kind="team").exists()
