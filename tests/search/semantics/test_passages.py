"""Texts are cut where they pause, and lose nothing."""

from __future__ import annotations

from catalogue.models import Entry
from search.semantics.passages import LONGEST, MOST_PASSAGES, parts_of, passages_of

SENTENCE = "Ein Pegel misst den Stand des Baches und warnt. "


def test_a_short_entry_has_a_passage_for_its_title_and_one_for_its_text() -> None:
    entry = Entry(title="Pegel", summary="Warnt früh.", body="Am Bach.")
    assert [passage.text for passage in passages_of(entry)] == [
        "Pegel\nWarnt früh.",
        "Pegel\nAm Bach.",
    ]


def test_an_entry_of_a_title_alone_has_one_passage() -> None:
    assert len(passages_of(Entry(title="Pegel"))) == 1


def test_parts_end_with_paragraphs_and_hold_every_word() -> None:
    paragraphs = [f"{number}. {SENTENCE * (number % 9)}".strip() for number in range(40)]
    parts = list(parts_of("\n".join(paragraphs)))
    assert "\n".join(parts).splitlines() == paragraphs
    assert all(len(part) <= LONGEST for part in parts)


def test_a_paragraph_that_is_too_long_is_cut_between_sentences_and_one_word_anywhere() -> None:
    parts = list(parts_of(SENTENCE * 100))
    assert all(part.endswith(".") and len(part) <= LONGEST for part in parts)
    assert [len(part) for part in parts_of("x" * (2 * LONGEST + 1))] == [LONGEST, LONGEST, 1]


def test_of_a_long_document_the_first_passages_are_taken() -> None:
    body = "\n".join(f"{number} {SENTENCE * 20}" for number in range(200))
    passages = passages_of(Entry(title="Pegel", body=body))
    assert [passage.position for passage in passages] == list(range(MOST_PASSAGES))


def test_what_stands_there_twice_is_one_passage() -> None:
    body = "\n".join([SENTENCE * 20] * 5)
    assert len(passages_of(Entry(title="Pegel", body=body))) == 2
