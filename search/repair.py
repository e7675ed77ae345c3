"""Finds what was meant by words that an index does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalogue.statements import READABLE
from search.analysis import words_of
from search.index.vocabulary import Vocabulary
from search.models import SearchIndex
from search.questions import AS_PART, Question, add, terms_of_word

SHORTEST_REPAIRED = 4
SHORTEST_BEGINNING = 3
LONG = 8
MOST_LOOKED_AT = 200
MOST_LONGER = 12
# How many readable entries have each of the terms; of what is not public nothing is suggested.
FREQUENCIES = f"""
    SELECT term.text, count(*)
    FROM search_term AS term
    JOIN search_posting AS posting ON posting.term_id = term.id
    JOIN catalogue_entry ON catalogue_entry.id = posting.entry_id
    WHERE term.index_id = %(index)s AND term.text = ANY (%(terms)s) AND {READABLE}
    GROUP BY term.text
"""  # noqa: S608  # ours


def with_replacements(question: Question, index: SearchIndex, vocabulary: Vocabulary) -> Question:
    """Return a question that also looks for what its unknown words may mean.

    Longer words that begin so, as with a word that is not typed to its end; else the nearest
    spelling, the most frequent of equally near ones.
    """
    near = {word: near_words(word, vocabulary) for word in question.unknown}
    stem = vocabulary.analyser.stem
    frequency = frequencies(index, {stem(each) for found in near.values() for each in found})
    terms = dict(question.terms)
    replaced: dict[str, Sequence[str]] = {}
    for word, found in near.items():
        chosen = chosen_words(word, found, {each: frequency.get(stem(each), 0) for each in found})
        if chosen:
            replaced[word] = chosen
        for each in chosen:
            weight = AS_PART if each.startswith(word) else 1.0
            for meant in words_of(each):
                add(terms, [(t, w * weight) for t, w in terms_of_word(meant, vocabulary.analyser)])
    return replace(question, terms=terms, replaced=replaced)


def near_words(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return words of the vocabulary that begin with a word, else those that are spelled alike."""
    if len(word) >= SHORTEST_BEGINNING:
        longer = [each for each in vocabulary.words if each.startswith(word)]
        if longer:
            return sorted(longer)[:MOST_LOOKED_AT]
    if len(word) < SHORTEST_REPAIRED:
        return []
    found = process.extract(
        word,
        vocabulary.words,
        scorer=OSA.distance,
        score_cutoff=1 if len(word) < LONG else 2,
        limit=MOST_LOOKED_AT,
    )
    return [text for text, _distance, _key in found]


def chosen_words(word: str, words: Sequence[str], frequency: Mapping[str, int]) -> list[str]:
    """Return those of the near words that are looked for."""
    present = [each for each in words if frequency[each]]
    if present and present[0].startswith(word):
        return sorted(present, key=lambda each: (-frequency[each], each))[:MOST_LONGER]
    best = min(
        present,
        key=lambda each: (OSA.distance(word, each), -frequency[each], each),
        default=None,
    )
    return [best] if best else []


def frequencies(index: SearchIndex, terms: set[str]) -> dict[str, int]:
    """Return how many readable entries have each of the terms."""
    if not terms:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FREQUENCIES, {"index": index.pk, "terms": sorted(terms)})
        return dict(cursor.fetchall())
