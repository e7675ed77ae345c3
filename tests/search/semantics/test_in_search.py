"""Words and meaning in one list, and what only meaning finds under a heading of its own."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.models import Entry
from search.models import Passage
from search.questions import Question
from search.semantics.embedding import embed_waiting
from search.semantics.port import embedder
from search.semantics.writing import cut
from search.service import fits, meant, search
from tests.following import follow_changes

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_meaning(settings: Any) -> None:
    settings.SEMANTIC_SEARCH = True
    if embedder() is None:
        pytest.skip("no model for this machine")


def embed_all() -> None:
    follow_changes()
    for entry in Entry.objects.all():
        cut(entry)
    while Passage.objects.waiting().exists():
        embed_waiting()


def publish_pages(publish_case: Any) -> None:
    for title, text in (
        ("Pegel im Bach", "Messgeräte melden, wenn der Fluss über die Ufer tritt."),
        ("Bänke im Park", "Sitzplätze aus Holz für alle."),
        ("Haushalt der Stadt", "Einnahmen und Ausgaben in Tabellen."),
        ("Bücher ausleihen", "Die Bücherei öffnet am Abend."),
        ("Fahrräder abstellen", "Bügel vor dem Bahnhof."),
        ("Schulessen bestellen", "Eltern wählen das Menü im Netz."),
    ):
        publish_case(title, text)
    embed_all()


def test_what_only_meaning_finds_stands_apart(with_meaning: None, publish_case: Any) -> None:
    publish_pages(publish_case)
    result = search("Überschwemmungen früh erkennen", "de")
    assert result.total == 0
    assert [hit.entry.title for hit in result.similar][:1] == ["Pegel im Bach"]
    assert search("Überschwemmungen früh erkennen", "de", {"land": ["14"]}).similar == []


def test_meaning_orders_what_words_find(with_meaning: None, publish_case: Any) -> None:
    publish_pages(publish_case)
    titles = {hit.entry.title for hit in search("Bach", "de").hits}
    assert titles == {"Pegel im Bach"}
    assert "Pegel im Bach" not in {hit.entry.title for hit in search("Bach", "de").similar}


def test_without_meaning_the_words_answer_as_before(publish_case: Any) -> None:
    publish_case("Pegel im Bach")
    follow_changes()
    assert [hit.entry.title for hit in search("Pegel", "de").hits] == ["Pegel im Bach"]
    assert search("Überschwemmung", "de").similar == []


def test_the_meaning_is_that_of_the_repaired_question() -> None:
    question = Question("Hochwaser am Fluss", replaced={"hochwaser": ["hochwasser"]})
    assert meant(question) == "hochwasser am Fluss"


def test_filters_hold_for_what_is_similar() -> None:
    entry = Entry(kind="case", facets=["land:14"])
    assert fits(entry, {"land": ["14", "06"], "kind": ["case"], "field": []})
    assert not fits(entry, {"land": ["06"]})
