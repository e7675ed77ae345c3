"""What is found, in which order, and how it is shown."""

from __future__ import annotations

from typing import Any

import pytest

from search.service import search
from taxonomy.models import AdministrativeUnit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("each_engine")]


def titles(query: str, locale: str = "de", **options: Any) -> list[str]:
    result = search(query, locale, **options)
    return [hit.title.replace("<mark>", "").replace("</mark>", "") for hit in result.hits]


def test_any_word_is_enough_and_more_words_come_first(publish_case: Any) -> None:
    publish_case("Pegel am Bach")
    publish_case("Lampen im Park", "Ein Pegel warnt vor Hochwasser am Bach.")
    publish_case("Bäume in der Stadt")
    assert titles("Hochwasser Pegel Einhorn") == ["Lampen im Park", "Pegel am Bach"]


def test_a_rare_word_weighs_more_than_a_common_one(publish_case: Any) -> None:
    for number in range(6):
        publish_case(f"Sensoren Nummer {number}")
    publish_case("Ein Dorfshuttle")
    assert titles("Sensoren Dorfshuttle")[0] == "Ein Dorfshuttle"


def test_a_word_in_the_title_counts_more_than_in_the_text(publish_case: Any) -> None:
    publish_case("Bericht", "Hier geht es auch um Parkraum.")
    publish_case("Parkraum")
    assert titles("Parkraum") == ["Parkraum", "Bericht"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Häuser", "Ein Haus"),
        ("Haeuser", "Ein Haus"),
        ("muellabfuhr", "Müllabfuhr nach Bedarf"),
        ("Strassenlampe", "Straßenlampen"),
        ("Hochwass", "Hochwassermelder"),
        ("HOCHWASSER", "Hochwassermelder"),
        ("smart-city", "Smart City"),
        ("Pegelsensoren", "Pegel\u00adsensoren im Bach"),
        ("Übertragung", "Übertragung/Betrieb"),
    ],
)
def test_german_words_are_found_in_other_forms_and_spellings(
    publish_case: Any, query: str, title: str
) -> None:
    publish_case(title)
    publish_case("Etwas anderes")
    assert titles(query) == [title.replace("\u00ad", "")]


def test_each_language_has_its_own_stems_and_documents(publish_case: Any) -> None:
    publish_case("Communities share data", locale="en")
    publish_case("Daten teilen")
    assert titles("community", "en") == ["Communities share data"]
    assert titles("community", "de") == []


def test_the_dot_of_easy_language_joins_words(publish_guidance: Any) -> None:
    publish_guidance("Stadt·verwaltung", locale="de-simple")
    assert titles("Stadtverwaltung", "de-simple") == ["Stadt·verwaltung"]
    assert titles("Stadt·verwaltung", "de-simple") == ["Stadt·verwaltung"]


def test_quoted_words_must_be_there_and_a_minus_excludes(publish_case: Any) -> None:
    publish_case("Stadt und Daten")
    publish_case("Daten der Stadt")
    publish_case("offene Daten im Klimaschutz")
    assert titles('"offene Daten"') == ["offene Daten im Klimaschutz"]
    assert sorted(titles("Daten -Klimaschutz")) == ["Daten der Stadt", "Stadt und Daten"]


def test_facets_count_or_within_and_and_between(
    publish_case: Any,
    publish_guidance: Any,
    saxony: AdministrativeUnit,
    hesse: AdministrativeUnit,
) -> None:
    publish_case("Klima eins", units=[saxony])
    publish_case("Klima zwei", units=[saxony, hesse])
    publish_case("Klima drei", units=[hesse])
    publish_guidance("Klima vier")
    result = search("Klima", "de", {"land": ["14"]}, ["land", "kind"])
    assert result.total == 2
    assert result.unfiltered == 4
    assert result.counts == {"land:14": 2, "land:06": 2, "kind:case": 2}
    assert search("Klima", "de", {"land": ["14", "06"]}).total == 3
    assert search("Klima", "de", {"land": ["14", "06"], "kind": ["guidance"]}).total == 0


def test_names_of_places_lead_to_a_case(publish_case: Any, saxony: AdministrativeUnit) -> None:
    publish_case("Pegel", units=[saxony])
    assert titles("Sachsen") == ["Pegel"]


def test_snippets_mark_words_and_escape_all_else(publish_case: Any) -> None:
    text = "Vorher <script>alert(1)</script> & nachher: Hochwasser im Tal. " + "Und mehr. " * 90
    publish_case("<b>Hochwasser</b>", text)
    hit = search("Hochwasser", "de").hits[0]
    assert hit.title == "&lt;b&gt;<mark>Hochwasser</mark>&lt;/b&gt;"
    assert "<mark>Hochwasser</mark>" in hit.snippet
    assert "<script" not in hit.snippet
    assert hit.snippet.endswith("…")


def test_ten_hits_make_a_page_and_the_last_page_is_the_nearest(publish_case: Any) -> None:
    for number in range(12):
        publish_case(f"Radweg {number}")
    first, last = search("Radweg", "de"), search("Radweg", "de", page=99_999)
    assert (len(first.hits), first.total, first.page) == (10, 12, 1)
    assert (len(last.hits), last.total, last.page) == (2, 12, 2)
    assert not {hit.url for hit in first.hits} & {hit.url for hit in last.hits}


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("Hochwaser", "hochwasser"),
        ("dorfshutle berk", "dorfshuttle berg"),
        ("Zzzzqqq", "zzzzqqq"),
    ],
)
def test_unknown_words_are_repaired(publish_case: Any, query: str, better: str) -> None:
    publish_case("Hochwasser und Dorfshuttle im Berg")
    replaced = search(query, "de").replaced
    asked = [replaced[word][0] if word in replaced else word for word in query.lower().split()]
    assert " ".join(asked) == better


@pytest.mark.parametrize("query", ["", "   ", "???", "🙂", "'", '"', "-", "\x00"])
def test_questions_without_words_find_nothing(publish_case: Any, query: str) -> None:
    publish_case("Der die das 🙂")
    assert search(query, "de").total == 0


def test_a_question_of_small_words_finds_the_title_that_asks_the_same(publish_case: Any) -> None:
    publish_case("Wer macht was", "Hier steht, was wer macht.")
    publish_case("Etwas anderes", "Wer was von wem hat, steht hier.")
    assert titles("Wer? Was?") == ["Wer macht was"]


@pytest.mark.parametrize(
    "query",
    ["a & b | !c", "(((", "foo:*", "x <-> y", "\\", "'' OR 1=1 --", "%s %(x)s", "a'b\\", "\ud800"],
)
def test_operators_are_only_text(publish_case: Any, query: str) -> None:
    publish_case("Ein Titel")
    assert search(query * 20, "de").hits == []


def test_a_snippet_keeps_to_the_part_with_the_word(publish_case: Any) -> None:
    publish_case("Titel", "Ein Pegel steht am Bach. " * 6, summary="Kurz gesagt.")
    snippet = search("Pegel", "de").hits[0].snippet
    assert "Kurz gesagt" not in snippet
    assert snippet.count("<mark>Pegel</mark>") >= 4
