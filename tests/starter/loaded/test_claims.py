"""Nothing is claimed about a named place without a source that readers can look up."""

from __future__ import annotations

import datetime
import re

import pytest
from django.core.exceptions import ValidationError

from cases.models import CaseStudyPage, ModelProject
from content.models import BasePage
from content.sources import sources_of_page
from guidance.models import GuidancePage
from home.models import StandardPage
from taxonomy.models import AdministrativeUnit
from tests.starter.loaded.walking import ASSERTING, live_pages, streams_of, texts_of

pytestmark = pytest.mark.django_db
FEWEST_CASES, FEWEST_GUIDES = 12, 4
WEB = ("https://", "http://")
# Municipalities whose names are words of German or English as well.
ALSO_WORDS = {"Essen", "Hof", "Halle", "Leer", "Much", "Schutz", "Stelle", "Wissen"}
TODAY = datetime.datetime.now(datetime.UTC).date()


def names_of_places() -> re.Pattern[str]:
    """Return a pattern for the names of all municipalities and districts of the starter content."""
    units = AdministrativeUnit.objects.exclude(level=AdministrativeUnit.Level.LAND)
    names = set(units.values_list("name", flat=True))
    names |= set(ModelProject.objects.values_list("name", flat=True))
    ordered = sorted(names - ALSO_WORDS, key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, ordered))})(?!\w)")


def test_every_assertion_has_a_source() -> None:
    unsourced = [
        text.place
        for page in live_pages()
        for text in texts_of(page)
        if text.block in ASSERTING and not text.sources and not is_about_the_portal(page)
    ]
    assert unsourced == []


def is_about_the_portal(page: BasePage) -> bool:
    """Say whether a page speaks of the portal itself, which is its own source."""
    return isinstance(page, StandardPage)


def test_every_text_that_names_a_place_has_a_source() -> None:
    places = names_of_places()
    claims = 0
    unsourced = []
    for page in live_pages():
        for text in texts_of(page):
            if text.block != "heading" and (found := places.search(text.words)):
                claims += 1
                if not text.sources:
                    unsourced.append(f"{text.place} names {found[0]}: {text.words[:80]}")
    assert claims > 100, "the walk finds the claims"
    assert unsourced == []


def test_every_source_can_be_looked_up() -> None:
    number = 0
    for page in live_pages():
        for source in sources_of_page(page):
            number += 1
            where = f"{page.slug}: {source.url}"
            assert source.url.startswith(WEB), where
            assert source.site or "." in source.host, where
            assert source.title.strip(), where
            assert source.read_on, where
            assert datetime.date(2026, 1, 1) <= source.read_on <= TODAY, where
    assert number > 100


def test_what_a_case_study_says_in_short_has_its_sources() -> None:
    for case in CaseStudyPage.objects.live():
        assert case.summary, case.slug
        assert case.claim_sources, case.slug


def test_what_is_known_of_a_project_has_its_source() -> None:
    for project in ModelProject.objects.exclude(statements={}):
        assert project.statement_source.startswith(WEB), project.slug
        assert project.statement_read_on, project.slug
    for project in ModelProject.objects.filter(title_status=ModelProject.TitleStatus.SOURCE):
        assert project.title_source, project.slug


def test_there_is_as_much_as_was_asked_for() -> None:
    german = CaseStudyPage.objects.live().filter(locale__language_code="de")
    english = CaseStudyPage.objects.live().filter(locale__language_code="en")
    assert ModelProject.objects.count() == 73
    assert german.count() >= FEWEST_CASES
    assert english.count() >= german.count() / 3
    guides = GuidancePage.objects.live().filter(locale__language_code="de")
    assert guides.count() >= FEWEST_GUIDES


def test_easy_language_says_that_nobody_has_tried_it_yet() -> None:
    pages = StandardPage.objects.live().filter(locale__language_code="de-simple")
    assert pages.exists()
    assert [page.slug for page in pages if "Entwurf" not in page.draft_note] == []


def test_every_stream_could_be_saved_by_an_editor() -> None:
    refused = []
    for page in live_pages():
        for name, stream in streams_of(page):
            try:
                stream.stream_block.clean(stream)
            except ValidationError as error:
                refused.append(f"{page.locale.language_code} {page.slug} {name}: {error}")
    assert refused == []


def test_every_page_could_be_saved_by_an_editor() -> None:
    refused = []
    for page in live_pages():
        try:
            page.full_clean()
        except ValidationError as error:
            refused.append(f"{page.locale.language_code} {page.slug}: {error}")
    assert refused == []
