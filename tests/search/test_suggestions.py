"""What a search field offers while somebody types."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from catalogue.models import Entry
from search.suggestions import MOST, suggestions
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.following import follow_changes

pytestmark = pytest.mark.django_db


def offered(text: str, locale: str = "de") -> list[str]:
    return [suggestion.text for suggestion in suggestions(text, locale)]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("zwoen", "Pegelsensoren für Zwönitz"),
        ("Zwön", "Pegelsensoren für Zwönitz"),
        ("zwon", "Pegelsensoren für Zwönitz"),
        ("PEGELS", "Pegelsensoren für Zwönitz"),
        ("zwö pegel", "Pegelsensoren für Zwönitz"),
        ("ueber", "Übertragbarkeit prüfen"),
        ("über", "Übertragbarkeit prüfen"),
        ("pruef", "Übertragbarkeit prüfen"),
        ("strasse", "Licht auf der Straße"),
        ("core", "CIVITAS/CORE: eine Datenplattform"),
        ("city", "Smart-City-Lösungen"),
        ("smart-ci", "Smart-City-Lösungen"),
    ],
)
def test_the_beginning_of_any_word_of_a_title_is_enough(
    publish_case: Any, typed: str, title: str
) -> None:
    publish_case(title)
    publish_case("Etwas anderes")
    assert offered(typed) == [title]


@pytest.mark.parametrize(
    "typed", ["", " ", "p", "ensoren", "soest", "%", "_", ".*", "(", "\x00", "🙂"]
)
def test_nothing_is_offered_for_what_begins_no_word(publish_case: Any, typed: str) -> None:
    publish_case("Pegelsensoren für Solingen")
    assert offered(typed) == []


def test_what_begins_so_comes_first_and_there_are_at_most_eight(publish_case: Any) -> None:
    for number in range(12):
        publish_case(f"Anderes mit Pegel {number}")
    publish_case("Pegel")
    found = offered("peg")
    assert found[0] == "Pegel"
    assert len(found) == MOST


def test_a_page_leads_to_itself_and_says_what_it_is(publish_guidance: Any) -> None:
    page = publish_guidance("Betrieb finanzieren")
    [suggestion] = suggestions("finanz", "de")
    assert (suggestion.kind, suggestion.note) == ("page", "Leitfaden")
    assert suggestion.url == page.url


def test_topics_and_places_are_offered_where_something_is_about_them(
    publish_case: Any, saxony: AdministrativeUnit
) -> None:
    topic = Term.objects.create(
        vocabulary="field_of_action", code="waerme", labels=MultilingualText(de="Wärme & Strom")
    )
    town = AdministrativeUnit.objects.create(
        key="14521710", name="Zwönitz", level="municipality", parent=saxony
    )
    AdministrativeUnit.objects.create(
        key="14521711", name="Zwota", level="municipality", parent=saxony
    )
    assert offered("waerme") == []
    page = publish_case("Pegel", units=[town])
    page.fields_of_action.set([topic])
    page.save_revision().publish()
    follow_changes()
    assert offered("waerme") == ["Wärme & Strom"]
    assert suggestions("strom", "en") == []
    [place] = suggestions("zwo", "de")
    assert (place.kind, place.text, place.note) == ("place", "Zwönitz", "Sachsen")
    assert place.url == "/de/search/?q=Zw%C3%B6nitz"


def test_each_language_offers_its_own(publish_case: Any) -> None:
    publish_case("Flood gauges", locale="en")
    assert offered("flood", "en") == ["Flood gauges"]
    assert offered("flood", "de") == []


def test_what_is_not_public_is_not_offered(publish_case: Any) -> None:
    closed, draft = publish_case("Geheimes eins"), publish_case("Geheimes zwei")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    draft.unpublish()
    follow_changes()
    assert offered("geheim") == []


def test_ten_thousand_entries_are_looked_through_by_one_statement(db: None) -> None:
    Entry.objects.bulk_create(
        Entry(
            source="cases.casestudypage",
            object_id=1_000_000 + each,
            locale="de",
            kind="case",
            title=f"Digitale Lösung Nummer {each} für Städte und Gemeinden in {each % 97}",
            url=f"/de/x{each}/",
            facets=["land:14", f"place:145217{each % 97:02}", "field:energie"],
            sort_key=f"digitale losung {each}",
        )
        for each in range(10_000)
    )
    with CaptureQueriesContext(connection) as captured:
        suggestions("gemeinsam", "de")
    assert len(captured) == 1
