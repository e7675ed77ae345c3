"""Turns words into the terms that the index holds and questions look for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field

from search.analysis.compounds import SHORTEST_COMPOUND, parts_of
from search.analysis.stems import stem, stop_words
from search.analysis.tokens import Word, words_of

# A change of what this package makes of a text needs a new number: all indexes are then built anew.
VERSION = 1
# In half units, as parts of words count half.
WHOLE = 2
PART = 1
MOST_KEPT = 200_000
# Languages in which words are written together.
COMPOUNDING = frozenset({"german", "dutch", "swedish", "danish", "norwegian", "finnish"})


@dataclass(frozen=True)
class Field:
    """A text of a document and how often each of its words counts.

    Words that say nothing alone are kept only where `stop_words` holds: in titles, so that a
    question that consists of them finds the one that asks the same.
    """

    text: str
    weight: int = 1
    stop_words: bool = False


@dataclass
class Analyser:
    """The analysis of one language; `known` are the stems of words that stand alone somewhere."""

    language: str
    known: Container[str]
    _terms: dict[tuple[str, ...], tuple[tuple[str, int], ...]] = field(default_factory=dict)
    _terms_in: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def stem(self, word: str) -> str:
        """Return the term of a word."""
        return stem(word, self.language)

    def is_stop_word(self, word: str) -> bool:
        """Say whether a word says nothing alone."""
        return word in stop_words(self.language)

    def terms_of(self, word: Word) -> tuple[tuple[str, int], ...]:
        """Return the terms of a word with their half units: its own first, then those of parts."""
        key = word.pieces or (word.text,)
        terms = self._terms.get(key)
        if terms is None:
            if len(self._terms) > MOST_KEPT:
                self._terms.clear()
            terms = self._terms[key] = tuple(self._find_terms(word).items())
        return terms

    def terms_in(self, written: str) -> tuple[tuple[str, ...], ...]:
        """Return the terms of each word of what stands in a text without a space.

        Words that say nothing alone have none.
        """
        terms = self._terms_in.get(written)
        if terms is None:
            if len(self._terms_in) > MOST_KEPT:
                self._terms_in.clear()
            terms = self._terms_in[written] = tuple(
                tuple(term for term, _units in self.terms_of(word))
                for word in words_of(written)
                if not self.is_stop_word(word.text)
            )
        return terms

    def spellings(self, word: str) -> list[str]:
        """Return the terms by which a word of a question may be met.

        Outside German, a name may be written as on a keyboard without umlauts.
        """
        own = self.stem(word)
        return [own] if own in self.known else [own, *self._with_umlauts(word)]

    def weigh(self, fields: Iterable[Field]) -> Counter[str]:
        """Return how much each term counts in a document, in half units."""
        weights: Counter[str] = Counter()
        for each in fields:
            for word in words_of(each.text):
                if self.is_stop_word(word.text) and not each.stop_words:
                    continue
                for term, units in self.terms_of(word):
                    weights[term] += units * each.weight
        return weights

    def _find_terms(self, word: Word) -> dict[str, int]:
        terms = {self.stem(word.text): WHOLE}
        for piece in word.pieces:
            if not self.is_stop_word(piece):
                terms.setdefault(self.stem(piece), PART)
        if self.language in COMPOUNDING and len(word.text) >= SHORTEST_COMPOUND:
            for part in parts_of(word.text, self.known, self.stem):
                terms.setdefault(part, PART)
        return terms

    def _with_umlauts(self, word: str) -> list[str]:
        composed = without_umlauts(word)
        return [self.stem(composed)] if composed != word else []


def without_umlauts(word: str) -> str:
    """Return a word in which umlauts that are written with an e are as if without their dots."""
    for letters, umlaut in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        word = word.replace(letters, umlaut)
    return word


def standing_alone(texts: Iterable[str], language: str) -> set[str]:
    """Return the words of texts, and the pieces that hyphens part, without stop words."""
    stops = stop_words(language)
    found: set[str] = set()
    for text in texts:
        for word in words_of(text):
            found.update(each for each in (word.text, *word.pieces) if each not in stops)
    return found
