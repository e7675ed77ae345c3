"""The case studies keep the rules for texts (docs/editors/fallbeispiel.md)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from cases.models import Adoption, CaseStudyPage, Solution
from cases.schema import FIELDS, SCHEMA, Field, stream_of
from cases.schema.required import gaps_in
from content.sources import sources_of_page
from tests.factories.stage import page_types
from tests.markup import Document
from tests.starter.loaded.walking import texts_of

pytestmark = pytest.mark.django_db
DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
PRIVATE_OR_COPIED = re.compile(
    r"sessionid|wpcomstaging|pressreader|readkong|wom87|github\.com/kmein|usercontent", re.I
)
NAMES_A_PERSON = ("rolandmoriz", "martin-berger")
# What a page may not say: dates that the reference prints, what nobody knows to be so, and
# what the source may hold beyond the part that was read.
NOT_SAID = re.compile(
    r"laut Quelle, ohne|according to the source, undated|sagt die Quelle nicht|keine Rede"
    r"|\b(?:dauert|wird gezeigt|baut \w+ auf)\b|\btaken over\b|\d Mal\b|Deutschland\.Digital"
)
EXPIRING = {
    "smarte-grenzregion-gmbh": datetime.date(2026, 12, 15),
    "giessen-smart-gebildet": datetime.date(2026, 12, 15),
    "hassfurt-starkregen": datetime.date(2026, 12, 15),
    "beteiligungsoekosystem": datetime.date(2026, 12, 15),
    "civitas-core": datetime.date(2026, 12, 15),
    "cottbus-energiemonitoring": datetime.date(2026, 12, 15),
    "open-smartcity-app": datetime.date(2026, 12, 15),
    "konstanz-smart-green-city": datetime.date(2026, 12, 15),
    "kusel-burgleben": datetime.date(2026, 12, 15),
    "wuppertal-gesundes-tal": datetime.date(2026, 12, 15),
    "jena-wissensallmende": datetime.date(2027, 8, 1),
    "sankt-wendel-plattform": datetime.date(2027, 12, 1),
    "smart-village-app": datetime.date(2027, 12, 1),
}


def cases() -> Iterator[CaseStudyPage]:
    """Yield the live case studies in all languages."""
    yield from CaseStudyPage.objects.live().select_related("locale", "evidence", "maturity")


def test_every_claim_adoption_and_participation_has_a_source() -> None:
    unsourced = [case.slug for case in cases() if not case.claim_sources]
    adoptions = Adoption.objects.select_related("solution", "unit")
    unsourced += [str(adoption) for adoption in adoptions if not adoption.sources]
    assert unsourced == []


def test_no_place_has_adopted_what_is_its_own() -> None:
    own = []
    for solution in Solution.objects.prefetch_related("origins__unit", "adoptions__unit"):
        keys = {unit.key for unit in solution.origin_units}
        adopted = [adoption.unit.key for adoption in solution.adoptions.all() if adoption.unit]
        own += [f"{solution.slug}: {key}" for key in adopted if key in keys]
    for case in cases():
        if case.applied_solution:
            keys = {unit.key for unit in case.municipalities.all()}
            relations = case.relations
            own += [f"{case.slug}: {a.unit}" for a in relations if a.unit and a.unit.key in keys]
    assert own == []


def test_nobody_is_said_to_have_checked_or_confirmed_anything() -> None:
    for case in cases():
        assert case.checked_on is None, case.slug
        assert case.evidence is not None, case.slug
        assert case.evidence.code == "oeffentliche_quellen", case.slug
        assert case.maturity is None, f"{case.slug}: no source says how mature it is"


def test_what_expires_is_checked_before_it_does() -> None:
    for case in cases():
        assert case.review_due is not None, case.slug
        expected = EXPIRING.get(case.slug, datetime.date(2027, 5, 23))
        assert case.review_due == expected, case.slug


def test_a_full_day_in_an_address_is_the_date_of_the_source() -> None:
    wrong = [
        f"{case.slug}: {source.url} is not of {source.as_of or 'no date'}"
        for case in cases()
        for source in sources_of_page(case)
        if (day := DAY_IN_ADDRESS.search(source.url)) and source.as_of != "-".join(day.groups())
    ]
    assert wrong == []


def test_addresses_are_official_and_print_nobody_s_name() -> None:
    printed = [
        f"{case.slug}: {source.url}"
        for case in cases()
        for source in sources_of_page(case)
        if PRIVATE_OR_COPIED.search(source.url)
        or any(name in source.printed_url + source.host for name in NAMES_A_PERSON)
    ]
    assert printed == []


def test_no_case_says_what_is_not_known_to_be_so() -> None:
    said = [
        f"{text.place}: {found[0]}"
        for case in cases()
        for text in texts_of(case)
        if (found := NOT_SAID.search(text.words))
    ]
    assert said == []


def test_only_sources_have_a_stand_on_pages_of_all_types(client: Client) -> None:
    for model in page_types():
        page = model.objects.live().filter(locale__language_code="de").first()
        assert page is not None, model
        soup = Document(client.get(page.url).content).soup
        for line in soup.select(".status-line"):
            assert "Stand" not in line.get_text(), page.url
            if soup.select_one("#sources"):
                assert re.search(r"Quellen (von|ohne)", line.get_text()), page.url
                assert "noch nicht" in line.get_text(), page.url


def test_each_case_study_could_be_published_as_it_stands() -> None:
    for page in CaseStudyPage.objects.live():
        held = {field.key: value_of(page, field) for field in FIELDS.values() if not field.is_fact}
        facts = {stream_of(part): getattr(page, stream_of(part)) for part in SCHEMA}
        missing = [gap.field.key for gap in gaps_in({**held, **facts})]
        assert not missing, (page.slug, page.locale.language_code, missing)


def value_of(page: CaseStudyPage, field: Field) -> Any:
    """Return what a page has in a field of its own."""
    value = getattr(page, field.key)
    return list(value.all()) if hasattr(value, "all") else value
