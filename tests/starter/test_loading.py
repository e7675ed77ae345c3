"""The starter content is loaded once, and what editors do to it stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoDbBlocker
from wagtail.models import Page

from cases.models import Adoption, CaseStudyPage
from content.models import PublicationMark
from guidance.models import GuidancePage
from home.models import TeamPage
from learning.models import CourseIndexPage
from starter import loading
from starter.form.files import dump, read_file
from starter.loading import STARTER_FOLDER, Loading
from starter.management.commands import load_starter_content
from starter.models import LoadedPage, StarterRecord
from starter.storing import store_family
from tests.databases import Server, clone, drop, migrated_template, use_database
from tests.following import follow_changes

pytestmark = pytest.mark.django_db
CASES = ("hal-plan", "dipas", "masterportal")
GUIDE = "uebertragbarkeit-pruefen"
FILES = (
    *("start", "start/fallbeispiele", "start/leitfaeden", "start/kurse", "start/imprint"),
    *("start/bund", "start/by", f"start/bund/{GUIDE}"),
    *(f"start/bund/{slug}" for slug in CASES),
)


def write_few_files(folder: Path) -> None:
    """Write two teams, three case studies and one guidance page."""
    for name in FILES:
        target = folder / "pages" / f"{name}.yaml"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((STARTER_FOLDER / "pages" / f"{name}.yaml").read_bytes())
    guide = folder / "pages/start/bund" / f"{GUIDE}.yaml"
    record = read_file(guide, folder)
    for language in ("de", "en"):
        cases = record[language]["related_cases"]
        few = [block for block in cases if block["case"].rpartition("/")[2] in CASES]
        record[language]["related_cases"] = few
    guide.write_text(dump(record), encoding="utf-8")
    teams = read_file(STARTER_FOLDER / "teams.yaml", STARTER_FOLDER)
    few_teams = [team for team in teams if team["code"] in ("bund", "by")]
    (folder / "teams.yaml").write_text(dump(few_teams), encoding="utf-8")
    solutions = read_file(STARTER_FOLDER / "solutions.yaml", STARTER_FOLDER)
    applied = [solution for solution in solutions if solution["id"] in CASES]
    (folder / "solutions.yaml").write_text(dump(applied), encoding="utf-8")
    (folder / "portal.yaml").write_bytes((STARTER_FOLDER / "portal.yaml").read_bytes())


@pytest.fixture
def few_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of a small portal, which a test may change; the register counts as loaded."""
    write_few_files(tmp_path)
    monkeypatch.setattr(load_starter_content, "STARTER_FOLDER", tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def loaded_database(
    django_db_blocker: DjangoDbBlocker,
    database_server: Server,
    empty_database: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The name of a database into which they are loaded."""
    name = f"portal_test_few_{os.getpid()}"
    clone(database_server, migrated_template(database_server), name)
    folder = tmp_path_factory.mktemp("few")
    write_few_files(folder)
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock():
        patched.setattr(load_starter_content, "STARTER_FOLDER", folder)
        use_database(name)
        load()
        use_database(empty_database)
    yield name
    drop(database_server, name)


@pytest.fixture
def django_db_setup(empty_database: str, request: pytest.FixtureRequest) -> None:
    """Point Django at the loaded portal for a test that asks for it."""
    is_loaded = "loaded" in request.fixturenames
    use_database(request.getfixturevalue("loaded_database") if is_loaded else empty_database)


@pytest.fixture
def loaded(few_files: Path, db: None) -> Path:
    """The files of a portal that has loaded them."""
    return few_files


def load() -> None:
    """Load what is there; the register, which is large, counts as loaded."""
    StarterRecord.objects.get_or_create(key="register 2025-08-31")
    call_command("load_starter_content", stdout=StringIO())


def german(slug: str) -> CaseStudyPage:
    return CaseStudyPage.objects.get(slug=slug, locale__language_code="de")


def test_a_second_run_changes_nothing_that_editors_have_done(loaded: Path, client: Client) -> None:
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


def test_a_run_that_was_stopped_is_continued(
    few_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop_at_the_second(*args: Any) -> None:
        store_family(*args)
        if CaseStudyPage.objects.live().filter(locale__language_code="de").count() == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr(loading, "store_family", stop_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            load()
    assert CaseStudyPage.objects.live().filter(locale__language_code="de").count() == 1
    load()
    assert {german(slug).live for slug in CASES} == {True}


def test_guidance_names_the_case_studies_of_its_file(loaded: Path, client: Client) -> None:
    guide = GuidancePage.objects.get(slug=GUIDE, locale__language_code="de")
    assert {block.value.slug for block in guide.related_cases} == set(CASES)
    text = client.get(f"/de/bund/{GUIDE}/").content.decode()
    assert "Verwandte Fallbeispiele" in text
    assert all(german(slug).title in text for slug in CASES)


def test_every_part_is_remembered_by_a_key_of_its_own(loaded: Path) -> None:
    parts = load_starter_content.Command().parts(Loading(loaded))
    keys = [part.key for part in parts]
    assert len(keys) == len(set(keys))
    assert set(StarterRecord.objects.values_list("key", flat=True)) >= set(keys)


def test_a_page_from_before_its_file_is_renewed_later_unless_it_says_something_else(
    loaded: Path,
) -> None:
    edited = CourseIndexPage.objects.get(url_path="/start/kurse/")
    edited.title = "Unsere Kurse"
    edited.save_revision().publish()
    names = ("start/fallbeispiele", "start/kurse")
    LoadedPage.objects.filter(key__in=[f"{name} de" for name in names]).delete()
    StarterRecord.objects.filter(key__in=[f"page {name}" for name in names]).delete()
    load()
    known = LoadedPage.objects.filter(key__in=[f"{name} de" for name in names])
    assert [loaded.key for loaded in known] == ["start/fallbeispiele de"]
    edited.refresh_from_db()
    assert edited.title == "Unsere Kurse"


def test_a_corrected_name_of_an_adopter_reaches_a_loaded_portal(loaded: Path) -> None:
    number = Adoption.objects.count()
    solutions = read_file(loaded / "solutions.yaml", loaded)
    adoptions = [each for solution in solutions for each in solution.get("adoptions") or []]
    next(each for each in adoptions if "unit" in each)["places"] = {"de": "Verband Elbe"}
    (loaded / "solutions.yaml").write_text(dump(solutions), encoding="utf-8")
    load()
    assert Adoption.objects.filter(places__de="Verband Elbe").count() == 1
    assert Adoption.objects.count() == number


def test_a_portal_from_before_pages_were_named_by_place_keeps_what_editors_have_done(
    loaded: Path,
) -> None:
    moved, deleted = german(CASES[0]), german(CASES[1])
    moved.move(TeamPage.objects.get(slug="by", locale__language_code="de"), pos="last-child")
    deleted.delete()
    pages = Page.objects.count()
    for slug in CASES:
        for language in ("de", "en"):
            place = LoadedPage.objects.filter(key=f"start/bund/{slug} {language}")
            assert place.update(key=f"case {slug} {language}") == 1
    LoadedPage.objects.filter(key="start/imprint de").update(key="page imprint de")
    LoadedPage.objects.filter(key="start en").update(key="start page en")
    import_module("starter.migrations.0002_loaded_rows").name_by_place(apps, None)
    load()
    assert Page.objects.count() == pages
    assert german(CASES[0]).get_parent().slug == "by"
    assert not CaseStudyPage.objects.filter(slug=CASES[1], locale__language_code="de").exists()
    assert not LoadedPage.objects.filter(key__regex="^(case|page|start page) ").exists()


@pytest.mark.parametrize(
    ("former", "key"),
    [
        ("start page de-simple", "start de-simple"),
        ("page easy-language de", "start/easy-language de"),
        ("case ulm-lorapark de", "start/bw/ulm-lorapark de"),
        ("guidance rechtsform-waehlen de", "start/bund/rechtsform-waehlen de"),
        ("course stufenplan-kurz de", "start/bund/stufenplan-kurz de"),
        (
            "course stufenplan-kurz drei-fragen de",
            "start/bund/stufenplan-kurz/drei-fragen de",
        ),
    ],
)
def test_a_page_of_before_is_called_by_its_file(former: str, key: str) -> None:
    place, _space, language = key.partition(" ")
    assert language in read_file(STARTER_FOLDER / "pages" / f"{place}.yaml", STARTER_FOLDER)
    assert import_module("starter.migrations.0002_loaded_rows").place_of(former) == key
