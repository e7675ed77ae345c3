"""Reads what people type: any text is a question, and none is an error."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

GERMAN = "german"
LONGEST_QUESTION = 200
MOST_TERMS = 24
SHORTEST_BEGINNING = 3
SHORTEST_LAST_BEGINNING = 2
PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:["„“”](?P<phrase>[^"„“”]*)["“”]|(?P<words>[^\s"„“”]+))')
WORD = re.compile(r"[^\W_]+")
OPERATORS = frozenset({"AND", "OR", "NOT", "UND", "ODER", "NICHT"})
JOINERS = str.maketrans("", "", "\u00ad\u00b7\u200b")
SPELLED_OUT = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))
# What the German stemmer does to the words that it indexes.
FLATTENED = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


@dataclass(frozen=True)
class Term:
    """A word or phrase in the language of to_tsquery.

    `exact` is read with the language's configuration; `begins` finds longer words, unstemmed.
    """

    exact: str
    begins: str = ""


@dataclass(frozen=True)
class Question:
    """What was asked: the cleaned text, its words, and what its terms look for."""

    text: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    shortened: bool = False


def clean(text: str) -> str:
    """Return the text in one line without control characters and with composed letters."""
    composed = unicodedata.normalize("NFKC", text)
    printable = "".join(" " if is_unprintable(letter) else letter for letter in composed)
    return " ".join(printable.split())


def is_unprintable(letter: str) -> bool:
    """Say whether a character is a control character, half a pair or unassigned."""
    return unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co")


def read_question(text: str, configuration: str) -> Question:
    """Return the question in a text; what is beyond the limit is left out, and said so."""
    shortened = len(text) > LONGEST_QUESTION
    cleaned = clean(text[:LONGEST_QUESTION])[:LONGEST_QUESTION]
    german = configuration == GERMAN
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    for part in PART.finditer(cleaned.translate(JOINERS)):
        if part["words"] in OPERATORS:
            continue
        found = WORD.findall(part["phrase"] or part["words"] or "")
        if part["minus"]:
            excluded += found
            continue
        words += found
        if part["phrase"] and len(found) > 1:
            phrases.append(" ".join(found))
    words = words or excluded
    excluded = excluded if words is not excluded else []
    last = words[-1] if words else ""
    kept = list({word.lower(): word for word in words}.values())[:MOST_TERMS]
    return Question(
        text=cleaned,
        words=tuple(kept),
        terms=tuple(
            [word_term(word, german=german, last=word == last) for word in kept]
            + [Term(quoted(phrase)) for phrase in phrases[:MOST_TERMS]]
        ),
        excluded=tuple(Term(either(spellings(word.lower(), german=german))) for word in excluded),
        shortened=shortened,
    )


def word_term(word: str, *, german: bool, last: bool) -> Term:
    """Return what finds a word, its other spellings and the words that begin with it."""
    variants = spellings(word.lower(), german=german)
    shortest = SHORTEST_LAST_BEGINNING if last else SHORTEST_BEGINNING
    if len(word) < shortest:
        return Term(either(variants))
    beginnings = {variant.translate(FLATTENED) if german else variant for variant in variants}
    return Term(either(variants), " | ".join(f"{quoted(each)}:*" for each in sorted(beginnings)))


def spellings(word: str, *, german: bool) -> list[str]:
    """Return a word with umlauts and with ae, oe, ue; a spelling that is no word finds nothing."""
    variants = [word]
    if german:
        composed = spelled = word
        for umlaut, letters in SPELLED_OUT:
            composed = composed.replace(letters, umlaut)
            spelled = spelled.replace(umlaut, letters)
        variants += [composed, spelled]
    return list(dict.fromkeys(variants))


def either(words: list[str]) -> str:
    """Return a query that any of the words fulfils."""
    return " | ".join(quoted(word) for word in words)


def quoted(text: str) -> str:
    """Return a text as one operand of a query."""
    escaped = text.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
