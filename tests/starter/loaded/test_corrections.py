"""A corrected starter text reaches a portal that is in use, and never overwrites an editor."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import Page, PageLogEntry, Revision

from cases.models import CaseStudyPage
from content.models import BasePage
from home.models import HomePage, StandardPage, TeamPage
from learning.models import CourseIndexPage, LessonPage
from starter.loading import STARTER_FOLDER
from starter.management.commands import load_starter_content

pytestmark = pytest.mark.django_db
CASE = "start/bund/hal-plan"
NEW = "Korrigierte Überschrift"


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files, which a test may correct."""
    folder = tmp_path / "content"
    shutil.copytree(STARTER_FOLDER, folder)
    monkeypatch.setattr(load_starter_content, "STARTER_FOLDER", folder)
    return folder


def load() -> str:
    said = StringIO()
    # wagtail-localize publishes once the transaction is committed.
    with TestCase.captureOnCommitCallbacks(execute=True):
        call_command("load_starter_content", stdout=said)
    return said.getvalue()


def correct(files: Path, name: str, old: str, new: str) -> None:
    """Change a text of a file, at its first place."""
    path = files / "pages" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def retitle(files: Path, name: str, page: BasePage, title: str = NEW) -> None:
    """Correct the title of a page in its file."""
    correct(files, name, page.title, title)


def case(language: str = "de") -> CaseStudyPage:
    return CaseStudyPage.objects.get(slug="hal-plan", locale__language_code=language)


def draft_title(page: Page) -> str:
    return str(page.get_latest_revision_as_object().title)


def history(page: Page) -> set[str]:
    return set(PageLogEntry.objects.filter(page=page).values_list("action", flat=True))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        (CASE, CaseStudyPage),
        ("start/imprint", StandardPage),
        ("start", HomePage),
        ("start/kurse", CourseIndexPage),
        ("start/by", TeamPage),
        ("start/bund/stufenplan-kurz/drei-fragen", LessonPage),
    ],
)
def test_pages_that_nobody_has_edited_are_renewed(
    files: Path, name: str, model: type[BasePage]
) -> None:
    page = model.objects.get(url_path=f"/{name}/")
    retitle(files, name, page)
    load()
    page.refresh_from_db()
    assert page.title == NEW
    assert not page.has_unpublished_changes
    assert "starter.renew_page" in history(page)


def test_an_edited_page_keeps_what_readers_see_and_gets_a_draft(files: Path) -> None:
    page = case()
    page.summary = "Von der Redaktion"
    page.save_revision().publish()
    retitle(files, CASE, page)
    load()
    after = case()
    assert (after.title, after.summary) == (page.title, "Von der Redaktion")
    offered = after.get_latest_revision_as_object()
    assert (offered.title, offered.summary) == (NEW, "Von der Redaktion")
    assert "starter.offer_version" in history(after)


def test_a_draft_that_was_begun_stays_the_newest(files: Path) -> None:
    page = case()
    old = page.title
    page.title = "Begonnen"
    page.save_revision()
    page = case()
    correct(files, CASE, old, NEW)
    load()
    assert (case().title, draft_title(case())) == (old, "Begonnen")
    titles = [revision.content["title"] for revision in case().revisions.order_by("-pk")[:2]]
    assert titles == ["Begonnen", NEW]


def test_a_translation_is_renewed_as_its_original_is(files: Path) -> None:
    german = case().title
    retitle(files, CASE, case("en"), "Corrected title")
    load()
    assert (case().title, case("en").title) == (german, "Corrected title")
    assert not case("en").has_unpublished_changes


def test_an_edited_translation_gets_a_draft(files: Path) -> None:
    page = case("en")
    page.summary = "By the editors"
    page.save_revision().publish()
    retitle(files, CASE, page, "Corrected title")
    load()
    assert (case("en").title, case("en").summary) == (page.title, "By the editors")
    assert draft_title(case("en")) == "Corrected title"


def test_new_sentences_of_both_languages_arrive_together(files: Path) -> None:
    retitle(files, CASE, case())
    retitle(files, CASE, case("en"), "Corrected title")
    load()
    assert (case().title, case("en").title) == (NEW, "Corrected title")


def test_a_second_run_changes_nothing(files: Path) -> None:
    edited = case()
    edited.summary = "Von der Redaktion"
    edited.save_revision().publish()
    retitle(files, CASE, edited)
    imprint = StandardPage.objects.get(purpose="imprint", locale__language_code="de")
    retitle(files, "start/imprint", imprint)
    load()
    before = (Revision.objects.count(), PageLogEntry.objects.count())
    assert " 0 parts" in load()
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == before


def test_what_was_deleted_stays_deleted(files: Path) -> None:
    page = case()
    retitle(files, CASE, page)
    page.delete()
    load()
    assert not CaseStudyPage.objects.filter(slug="hal-plan", locale__language_code="de").exists()
