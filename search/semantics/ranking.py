"""One order from words and meaning."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from search.analysis import words_of
from search.semantics.nearness import NOTHING_NEAR, Nearness

# Chosen on every other question of two collections of public questions, with the figures of the
# others in ADR 0032. From 0.8 on, questions that words answer well begin to lose.
WEIGHT = 0.6
# One or two words name what is looked for, and mean little beside: with 0.2, three of the questions
# in tests/search/questions no longer have what they ask for among the first three; with 0.1 all.
WEIGHT_OF_NAMES = 0.1
MOST_WORDS_OF_NAMES = 2
# How many of the best by words, and of the nearest by meaning, are ordered anew.
MOST_BY_WORDS = 200
MOST_BY_MEANING = 50
# What shares no word with the question has to be this near, and stand out this much: nine in ten
# real questions find something so, one in fifteen rows of senseless letters.
LEAST_COSINE = 0.85
LEAST_DEVIATIONS = 1.5


@dataclass(frozen=True)
class Ranked:
    """An entry in its place: its score, and which part of it words and meaning have."""

    entry_id: int
    words: float
    meaning: float

    @property
    def score(self) -> float:
        """Return the sum by which entries are ordered."""
        return self.words + self.meaning

    @property
    def is_similar(self) -> bool:
        """Say whether only its meaning was found, and none of the words."""
        return self.words == 0.0


def weight_of(text: str) -> float:
    """Return how much meaning counts beside the words of a question."""
    number = sum(1 for _word in words_of(text))
    return WEIGHT if number > MOST_WORDS_OF_NAMES else WEIGHT_OF_NAMES


def similar(words: Collection[int], cosines: Nearness) -> list[int]:
    """Return what shares no word with the question and is near to it all the same, nearest first.

    Nothing for what means nothing: all passages are about as far from it.
    """
    if not cosines:
        return []
    mean, spread, _largest = cosines.spread
    least = max(LEAST_COSINE, mean + LEAST_DEVIATIONS * spread) if spread else 1.0
    near = cosines.nearest(least)
    known = set(words)
    return [entry for entry in near[:MOST_BY_MEANING] if entry not in known]


def ranked(
    words: Mapping[int, float],
    cosines: Nearness = NOTHING_NEAR,
    others: Collection[int] = (),
    weight: float = WEIGHT,
) -> list[Ranked]:
    """Return entries in order: what words found, and others that only meaning did.

    Score = words ÷ the best by words + weight × cosine, as deviation from the mean of all entries,
    ÷ the largest of them. `cosines` holds all entries of the locale, whatever was filtered, so that
    filters change no order; an entry without a vector is taken for an average one. Without
    `cosines` the order is that of the words. Beyond the first 200 words alone decide.
    """
    by_words = sorted(words, key=lambda entry: (-words[entry], entry))
    best = words[by_words[0]] if by_words else 0.0
    mean, spread, largest = cosines.spread
    share = weight / (largest - mean) if spread else 0.0
    first = [
        Ranked(
            entry,
            words[entry] / best if best and entry in words else 0.0,
            share * (cosines.get(entry, mean) - mean),
        )
        for entry in dict.fromkeys([*by_words[:MOST_BY_WORDS], *others])
    ]
    first.sort(key=lambda each: (-each.score, each.entry_id))
    rest = [Ranked(entry, words[entry] / best, 0.0) for entry in by_words[MOST_BY_WORDS:]]
    return first + rest
