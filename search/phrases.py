"""Phrases that editors write, one per line, and how they are compared with questions."""

from __future__ import annotations

from collections.abc import Iterator

from search.analysis import words_of
from search.analysis.stems import stem
from taxonomy.languages import language_of

Key = tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """Return the lines of a text that hold something, without space around them."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def key_of(phrase: str, language: str) -> Key:
    """Return the terms of the words of a phrase, in a language of the analysis."""
    return tuple(stem(word.text, language) for word in words_of(phrase))


def keys_of(text: str, locale: str) -> Iterator[tuple[str, Key]]:
    """Yield each phrase of a text with its key."""
    language = language_of(locale).search_configuration
    for phrase in lines_of(text):
        yield phrase, key_of(phrase, language)
