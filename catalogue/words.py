"""Words within a list: the room that searches joins, and lists below it ask here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import QueryDict

Finder = Callable[[str, str, Sequence[str]], list[int]]
LONGEST = 200


def words_in(query: QueryDict, name: str) -> str:
    """Return the words that an address asks for, as readers would write them."""
    return " ".join(query.get(name, "").replace("\0", " ").split())[:LONGEST]


class WordSearch:
    """What finds the entries for words, entered by the room that can."""

    def __init__(self) -> None:
        self._finder: Finder | None = None

    def register(self, finder: Finder) -> None:
        """Enter what finds; ValueError for a second one."""
        if self._finder:
            raise ValueError("Something finds words already.")
        self._finder = finder

    def find(self, words: str, locale: str, kinds: Sequence[str]) -> list[int] | None:
        """Return the keys of entries, the best first; None where nothing can find words."""
        return self._finder(words, locale, kinds) if self._finder else None


word_search = WordSearch()
