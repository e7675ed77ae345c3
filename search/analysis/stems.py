"""Brings words into the form in which they are compared, per language."""

from __future__ import annotations

import threading
import unicodedata
from functools import cache
from pathlib import Path

import Stemmer

FOLDER = Path(__file__).resolve().parent / "stop_words"
# Snowball's stemmers must not be shared by threads.
LOCAL = threading.local()


def stem(word: str, language: str) -> str:
    """Return the stem of a word in small letters, without marks on its letters.

    The German stemmer takes ae, oe and ue for umlauts; elsewhere German names are met as well.
    """
    stemmer = stemmer_of(language)
    return folded(stemmer.stemWord(word) if stemmer else word)


def stemmer_of(language: str) -> Stemmer.Stemmer | None:
    """Return this thread's stemmer; None for a language without."""
    if language not in Stemmer.algorithms():
        return None
    stemmers: dict[str, Stemmer.Stemmer] = LOCAL.__dict__
    if language not in stemmers:
        stemmers[language] = Stemmer.Stemmer(language)
    return stemmers[language]


def folded(word: str) -> str:
    """Return a word without accents and dots on its letters."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word.replace("ß", "ss"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the words that say nothing alone; none for a language without a list."""
    path = FOLDER / f"{language}.txt"
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()
