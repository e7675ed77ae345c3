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
SHORTEST_PIECE = 5
# Words, and how many of them may be looked for.
Way = tuple[list[str], int]
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
    spelling, the most frequent of equally near ones; else words with the same beginning but for
    their endings; else what is known of a compound.
    """
    near = {word: near_words(word, vocabulary) for word in question.unknown}
    stem = vocabulary.analyser.stem
    words = {each for ways in near.values() for words, _most in ways for each in words}
    by_term = frequencies(index, {stem(each) for each in words})
    frequency = {each: by_term.get(stem(each), 0) for each in words}
    terms = dict(question.terms)
    replaced: dict[str, Sequence[str]] = {}
    for word, ways in near.items():
        chosen = chosen_words(ways, frequency)
        if chosen:
            replaced[word] = chosen
        for each in chosen:
            weight = 1.0 if OSA.distance(word, each) <= mistakes(word) else AS_PART
            for meant in words_of(each):
                add(terms, [(t, w * weight) for t, w in terms_of_word(meant, vocabulary.analyser)])
    return replace(question, terms=terms, replaced=replaced)


def near_words(word: str, vocabulary: Vocabulary) -> list[Way]:
    """Return words of the vocabulary that may be meant, by the ways in which they are near."""
    stem = vocabulary.analyser.stem(word)
    return [
        (longer_words(word, vocabulary) if len(word) >= SHORTEST_BEGINNING else [], MOST_LONGER),
        (similar_words(word, vocabulary) if len(word) >= SHORTEST_REPAIRED else [], 1),
        (longer_words(stem, vocabulary) if len(stem) >= SHORTEST_REPAIRED else [], MOST_LONGER),
        (pieces(word, vocabulary), 2),
    ]


def chosen_words(ways: Sequence[Way], frequency: Mapping[str, int]) -> list[str]:
    """Return the most frequent words of the first way in which any is near."""
    for words, most in ways:
        present = sorted(
            (each for each in words if frequency[each]), key=lambda each: (-frequency[each], each)
        )
        if present:
            return present[:most]
    return []


def longer_words(beginning: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words with a beginning, the shortest first."""
    words = (each for each in vocabulary.words if each.startswith(beginning))
    return sorted(words, key=lambda each: (len(each), each))[:MOST_LOOKED_AT]


def similar_words(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the words that differ by the fewest mistakes, if by few."""
    similar = process.extract(
        word,
        vocabulary.words,
        scorer=OSA.distance,
        score_cutoff=mistakes(word),
        limit=MOST_LOOKED_AT,
    )
    fewest = min((distance for _text, distance, _key in similar), default=0)
    return sorted(text for text, distance, _key in similar if distance == fewest)


def pieces(word: str, vocabulary: Vocabulary) -> list[str]:
    """Return the longest known beginning and the longest known end of a word."""
    places = range(SHORTEST_PIECE, len(word) - SHORTEST_BEGINNING + 1)
    beginning = next((word[:at] for at in reversed(places) if word[:at] in vocabulary.words), "")
    end = next((word[-at:] for at in reversed(places) if word[-at:] in vocabulary.words), "")
    return list(dict.fromkeys(filter(None, [beginning, end])))


def mistakes(word: str) -> int:
    """Return how many mistakes a word may have."""
    return 1 if len(word) < LONG else 2


def frequencies(index: SearchIndex, terms: set[str]) -> dict[str, int]:
    """Return how many readable entries have each of the terms."""
    if not terms:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(FREQUENCIES, {"index": index.pk, "terms": sorted(terms)})
        return dict(cursor.fetchall())
