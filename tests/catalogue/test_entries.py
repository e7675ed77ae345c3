"""Entries follow pages and model projects."""

from __future__ import annotations

import datetime
import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cases.importing import load as load_starter_projects
from cases.models import ModelProject, ModelProjectMember
from catalogue.models import Entry
from catalogue.sources import sources
from catalogue.writing import differences, rebuild
from home.models import TeamPage
from learning.models import CoursePage, LessonPage
from search.results import SearchResult
from search.service import search as search_now
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.following import follow_changes
from tests.publishing import SOURCE

pytestmark = pytest.mark.django_db


def search(*arguments: Any) -> SearchResult:
    """Search what the changes so far have made public."""
    follow_changes()
    return search_now(*arguments)


def entry_of(page: Any) -> Entry:
    follow_changes()
    return Entry.objects.get(object_id=page.pk, source=type(page)._meta.label_lower)


def test_an_entry_holds_what_lists_and_hits_show(
    publish_case: Any, saxony: AdministrativeUnit
) -> None:
    page = publish_case("Titel", "Ein Text.", summary="Worum es geht.", units=[saxony])
    page.claim_sources = [("source", {**SOURCE, "read_on": datetime.date(2026, 11, 23)})]
    page.save_revision().publish()
    found = entry_of(page)
    assert (found.locale, found.kind, found.url) == ("de", "case", "/de/area/titel/")
    assert found.summary == "Worum es geht."
    year = f"year:{timezone.localdate().year}"
    assert {"land:14", year, "place:14", "cost_year:unknown"} <= {*found.facets}
    assert found.numbers == {"adoptions": 0, "documented": 0}
    assert found.read_on == datetime.date(2026, 11, 23)
    assert "Quellenseite" not in found.body
    assert found.card["answers"]["transfer"] == {"sourced": 0, "asked": 3, "others": 0}


def test_sources_and_draft_notes_are_no_text_of_the_page(publish_case: Any) -> None:
    page = publish_case("Titel", "Ein Text.")
    assert "Ein Text." in entry_of(page).body
    assert "Quellenseite" not in entry_of(page).body
    assert "Sachsen" not in entry_of(page).body


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
    body = entry_of(lesson).body
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
    assert entry_of(page).url == "/de/neu/titel/"
    assert entry_of(area).url == "/de/neu/"


def test_addresses_follow_a_move(publish_case: Any, trees: Any) -> None:
    page = publish_case("Titel")
    other = TeamPage(title="Andere", slug="andere", locale=trees["de"].home.locale)
    trees["de"].home.add_child(instance=other)
    page.move(other, pos="last-child")
    assert entry_of(page).url == "/de/andere/titel/"


def test_publishing_twice_keeps_one_entry_of(publish_case: Any) -> None:
    page = publish_case("Titel")
    page.save_revision().publish()
    assert entry_of(page).title == "Titel"


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
    assert (hit.entry.kind, hit.entry.card["cohort"]) == ("project", 2019)
    assert "land:14" in hit.entry.facets
    assert hit.url == "/de/model-projects/zwoenitz/"
    assert search("belegt", "de").total == 0
    assert [each.url for each in search("Zwönitz", "en").hits] == ["/en/model-projects/zwoenitz/"]
    project.delete()
    assert search("zwoenitz", "de").total == 0


def test_imported_model_projects_are_found(trees: Any) -> None:
    load_starter_projects()
    hit = search("Pegelsensoren Zwönitz", "de", {"kind": ["project"]}).hits[0]
    assert hit.url == "/de/model-projects/zwoenitz/"
    assert Entry.objects.filter(kind="project", locale="en").count() == 73
    assert list(differences(sources["cases.modelproject"])) == []


def test_a_rebuild_writes_what_is_missing_and_removes_what_is_wrong(publish_case: Any) -> None:
    page = publish_case("Titel")
    right = entry_of(page)
    Entry.objects.filter(pk=right.pk).update(title="Falsch")
    wrong = Entry.objects.get(pk=right.pk)
    wrong.pk, wrong.object_id = None, 999_999
    wrong.save()
    for source in sources:
        rebuild(source)
    assert entry_of(page).title == "Titel"
    assert not Entry.objects.filter(object_id=999_999).exists()


def test_the_commands_mend_and_say_what_is_wrong(publish_case: Any) -> None:
    page = publish_case("Titel")
    output = StringIO()
    call_command("catalogue", "verify", stdout=output)
    assert "up to date" in output.getvalue()
    name = f"cases.casestudypage {page.pk} (de)"
    for change, said in (
        ({"title": "Falsch"}, f"{name}: title is not up to date"),
        ({"object_id": 999_999}, f"{name}: missing"),
    ):
        Entry.objects.filter(object_id=page.pk).update(**change)
        output = StringIO()
        with pytest.raises(CommandError, match="catalogue rebuild"):
            call_command("catalogue", "verify", stdout=output)
        assert said in output.getvalue()
        call_command("catalogue", "rebuild", stdout=output)
        assert re.search(r"cases.casestudypage: (\d+) of \1 read", output.getvalue())
        assert entry_of(page).title == "Titel"
        call_command("catalogue", "verify", stdout=StringIO())


def test_what_cards_show_of_terms_and_places_follows_them(publish_case: Any) -> None:
    term = Term.objects.create(
        vocabulary="field_of_action", code="wasser", labels=MultilingualText(de="Wasser")
    )
    page = publish_case("Titel", fields_of_action=[term])
    assert entry_of(page).card["fields"] == ["Wasser"]
    term.labels = MultilingualText(de="Gewässer")
    term.save()
    assert entry_of(page).card["fields"] == ["Gewässer"]
