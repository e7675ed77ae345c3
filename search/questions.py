"""Reads what people type: any text is a question, and none is an error."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from search.analysis import Word, words_of
from search.analysis.analyser import WHOLE, Analyser
from search.analysis.compounds import LINKS

LONGEST_QUESTION = 200
MOST_WORDS = 24
PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:["„“”](?P<phrase>[^"„“”]*)["“”]|(?P<words>[^\s"„“”]+))')
OPERATORS = frozenset({"AND", "OR", "NOT", "UND", "ODER", "NICHT"})
# How much a term counts: a word itself, a part of it, a word that says nothing alone, a synonym.
AS_WORD = 1.0
AS_PART = 0.5
AS_STOP_WORD = 0.5
AS_SYNONYM = 0.85

Synonyms = Mapping[tuple[str, ...], Sequence[str]]


@dataclass(frozen=True)
class Question:
    """What was asked.

    `terms` says what is looked for and how much it counts, `required` what must be there,
    `excluded` what must not; `unknown` are words of which the index has no term, `replaced` says
    what was looked for in the place of such a word.
    """

    text: str = ""
    terms: Mapping[str, float] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    replaced: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shortened: bool = False


def clean(text: str) -> str:
    """Return the text in one line without control characters and with composed letters."""
    composed = unicodedata.normalize("NFKC", text)
    printable = "".join(" " if is_unprintable(letter) else letter for letter in composed)
    return " ".join(printable.split())


def is_unprintable(letter: str) -> bool:
    """Say whether a character is a control character, half a pair or unassigned."""
    return unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co")


def asked_text(text: str) -> str:
    """Return the part of a text that is asked: cleaned, and no longer than the limit."""
    return clean(text[: 2 * LONGEST_QUESTION])[:LONGEST_QUESTION].strip()


def without_operators(text: str) -> str:
    """Return a cleaned text whose words are neither demanded nor excluded."""
    parts = (part["phrase"] or part["words"] or "" for part in PART.finditer(text))
    return " ".join(" ".join(part for part in parts if part not in OPERATORS).split())


def read_question(text: str, analyser: Analyser, synonyms: Synonyms | None = None) -> Question:
    """Return the question in a text; what is beyond the limit is left out, and said so."""
    cleaned = asked_text(text)
    words: list[Word] = []
    quoted: list[Word] = []
    excluded: list[Word] = []
    for part in PART.finditer(cleaned):
        if part["words"] in OPERATORS:
            continue
        phrase = part["phrase"]
        found = list(words_of(part["words"] if phrase is None else phrase))
        if part["minus"]:
            excluded += found
            continue
        words += found
        quoted += [word for word in found if phrase is not None]
    words, excluded = (words, excluded) if words else (excluded, [])
    words = words[:MOST_WORDS]
    unknown = [word for word in words if is_unknown(word, analyser, synonyms or {})]
    return Question(
        text=cleaned,
        terms=terms_of(words, analyser, synonyms or {}),
        required=terms_once(quoted, analyser),
        excluded=terms_once(excluded, analyser),
        unknown=tuple(dict.fromkeys(word.text for word in unknown)),
        shortened=len(text) > LONGEST_QUESTION,
    )


def terms_of(words: Sequence[Word], analyser: Analyser, synonyms: Synonyms) -> dict[str, float]:
    """Return the terms of words and how much each counts."""
    terms: dict[str, float] = {}
    for word in words:
        add(terms, terms_of_word(word, analyser))
    add(terms, ((term, AS_WORD) for term in written_together(words, analyser)))
    for phrase in synonymous(words, analyser, synonyms):
        for word in words_of(phrase):
            for term, weight in terms_of_word(word, analyser):
                add(terms, [(term, weight * AS_SYNONYM)])
    return terms


def add(
    terms: dict[str, float], weighed: Iterator[tuple[str, float]] | list[tuple[str, float]]
) -> None:
    """Add terms; of one that is there already the larger weight counts."""
    for term, weight in weighed:
        terms[term] = max(terms.get(term, 0.0), weight)


def terms_of_word(word: Word, analyser: Analyser) -> Iterator[tuple[str, float]]:
    """Yield the terms by which a word is looked for."""
    whole = AS_STOP_WORD if analyser.is_stop_word(word.text) else AS_WORD
    for spelling in analyser.spellings(word.text):
        yield spelling, whole
    for term, units in analyser.terms_of(word):
        yield term, whole if units == WHOLE else AS_PART


def written_together(words: Sequence[Word], analyser: Analyser) -> Iterator[str]:
    """Yield the terms of compounds that the index knows and the question writes apart."""
    for first, second in pairwise(words):
        for link in LINKS:
            term = analyser.stem(first.text + link + second.text)
            if term in analyser.known:
                yield term


def synonymous(words: Sequence[Word], analyser: Analyser, synonyms: Synonyms) -> Iterator[str]:
    """Yield what else means the same as words, or as several of them in a row."""
    stems = [analyser.stem(word.text) for word in words]
    longest = max(map(len, synonyms), default=0)
    for first in range(len(stems)):
        for last in range(first + 1, min(first + longest, len(stems)) + 1):
            yield from synonyms.get(tuple(stems[first:last]), ())


def terms_once(words: Sequence[Word], analyser: Analyser) -> tuple[str, ...]:
    """Return the terms of words themselves, without those of stop words."""
    kept = [word.text for word in words if not analyser.is_stop_word(word.text)]
    return tuple(dict.fromkeys(map(analyser.stem, kept)))


def is_unknown(word: Word, analyser: Analyser, synonyms: Synonyms) -> bool:
    """Say whether neither the index has a term of a word nor editors have another word for it."""
    if analyser.is_stop_word(word.text) or (analyser.stem(word.text),) in synonyms:
        return False
    return not any(term in analyser.known for term, _weight in terms_of_word(word, analyser))
