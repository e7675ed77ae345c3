"""How texts become terms: the same for documents and questions, in any spelling."""

from __future__ import annotations

import pytest

from search.analysis import Analyser, Field, words_of
from search.analysis.analyser import standing_alone
from search.analysis.compounds import parts_of
from search.index.lengths import short_form
from search.questions import AS_SYNONYM, LONGEST_QUESTION, asked_text, read_question

CORPUS = (
    "Das Hochwasser kam im Winter. Eine Warnung vor Wasser; das System der Stadt misst. "
    "Die Verwaltung hat Daten, der Schutz ist gut. Früh und hoch."
)


def analyser(language: str = "german", corpus: str = CORPUS) -> Analyser:
    found = Analyser(language, set())
    return Analyser(language, {found.stem(word) for word in standing_alone([corpus], language)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Beteiligung.NRW", ["beteiligung", "nrw"]),
        ("2024-2026", ["2024", "2026"]),
        ("www.smart-city-dialog.de", ["www", "smartcitydialog", "de"]),
        ("§12a Abs. 3", ["12a", "abs", "3"]),
        ("Stadt·verwaltung", ["stadtverwaltung"]),
        ("Stadt-Verwaltung", ["stadtverwaltung"]),
        ("Hoch\u00adwasser", ["hochwasser"]),
        ("Bürger:innen, Bürger*innen, Bürger/-innen", ["bürger", "bürger", "bürger"]),
        ("the town’s data", ["the", "town", "data"]),
        ("Stra\u00dfe ＡＢＣ", ["straße", "abc"]),
        ("Zwo\u0308nitz", ["zwönitz"]),
        ("🙂 % *:* -- ''", []),
        ("x" * 100, ["x" * 60]),
    ],
)
def test_texts_are_cut_into_the_words_that_people_type(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


def test_words_know_where_they_stand() -> None:
    text = "Im „Pegel·sensor“: 12,5 °C"
    assert [text[word.begin : word.end] for word in words_of(text)] == [
        "Im",
        "Pegel·sensor",
        "12",
        "5",
        "C",
    ]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("german", "Häuser", "haeuser"),
        ("german", "Straße", "STRASSE"),
        ("german", "Zwönitz", "Zwonitz"),
        ("german", "Warnungen", "Warnung"),
        ("english", "communities", "community"),
        ("english", "café", "cafe"),
        ("simple", "Żółć", "żółc"),
    ],
)
def test_spellings_of_a_word_have_one_term(language: str, one: str, other: str) -> None:
    [first], [second] = list(words_of(one)), list(words_of(other))
    stem = analyser(language).stem
    assert stem(first.text) == stem(second.text)


def test_names_with_umlauts_are_met_from_any_keyboard_in_english_too() -> None:
    english = analyser("english", "Zwönitz measures water")
    for typed in ("Zwönitz", "Zwonitz", "zwoenitz"):
        assert english.stem("zwönitz") in read_question(typed, english).terms


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("hochwasserwarnung", {"hochwass", "hoch", "wass", "warnung"}),
        ("hochwasserschutzsystem", {"hochwass", "hoch", "wass", "schutz", "system"}),
        ("stadtverwaltung", {"stadt", "verwalt"}),
        ("datenschutz", {"dat", "schutz"}),
        ("verwaltungssystem", {"verwalt", "system"}),
        ("wasser", set()),
        ("stadtrat", set()),
    ],
)
def test_compounds_are_cut_where_both_parts_are_words_of_the_portal(
    word: str, parts: set[str]
) -> None:
    german = analyser()
    assert set(parts_of(word, german.known, german.stem)) == parts


def test_a_part_counts_half_and_a_title_more_than_a_text() -> None:
    german = analyser()
    weights = german.weigh([Field("Hochwasserwarnung", weight=4), Field("Warnung")])
    assert weights[german.stem("hochwasserwarnung")] == 8
    assert weights["warnung"] == 4 + 2
    assert weights["hochwass"] == 4


def test_small_words_count_in_titles_alone() -> None:
    german = analyser()
    assert "wer" in german.weigh([Field("Wer zahlt", stop_words=True)])
    assert "wer" not in german.weigh([Field("Wer zahlt")])


def test_words_written_apart_are_looked_for_as_one() -> None:
    german = analyser()
    question = read_question("Hoch Wasser Warnung", german)
    assert question.terms["hochwass"] == 1
    assert question.terms["warnung"] == 1


def test_quotes_demand_and_a_minus_excludes() -> None:
    question = read_question('"offene Daten" NOT Stadt -Wasser', analyser())
    assert question.required == ("off", "dat")
    assert question.excluded == ("wass",)
    assert "wass" not in question.terms


def test_synonyms_count_a_little_less_and_may_have_several_words() -> None:
    german = analyser()
    synonyms = {("kunst", "intelligenz"): ["KI"], ("ki",): ["Künstliche Intelligenz"]}
    question = read_question(
        "künstliche Intelligenz", german, {("kunstlich", "intelligenz"): ["KI"]}
    )
    assert question.terms["ki"] == AS_SYNONYM < 1
    assert read_question("KI", german, synonyms).terms["intelligenz"] == AS_SYNONYM


def test_a_question_is_one_line_without_what_cannot_be_seen() -> None:
    assert asked_text(" a\x00b\u2028c \ud800\n d ") == "a b c d"
    assert len(asked_text("wort " * 5_000)) <= LONGEST_QUESTION
    assert read_question("wort " * 5_000, analyser()).shortened


def test_lengths_are_cut_as_lucene_cuts_them() -> None:
    assert [short_form(length) for length in (0, 1, 23, 24, 39, 40, 41, 57, 1000, 100_000)] == [
        0,
        1,
        23,
        24,
        39,
        40,
        40,
        56,
        984,
        98_328,
    ]
