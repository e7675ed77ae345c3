"""The words of an index, kept in each process and brought up to date before a question."""

from __future__ import annotations

import threading

from django.conf import settings

from search.analysis import Analyser
from search.analysis.stems import stem
from search.models import SearchIndex, SearchWord
from taxonomy.languages import language_of

# Numbers are given before commits: a word may appear with a lower one than those already read.
OVERLAP = 200
MOST_INDEXES = 12


class Vocabulary:
    """The words of one index and the stems of them."""

    def __init__(self, index: SearchIndex) -> None:
        self.index_id = index.pk
        self.language = language_of(index.language).search_configuration
        self._lock = threading.Lock()
        self._read_to = 0
        self._forget()

    def refresh(self) -> Vocabulary:
        """Read the words that were added; all of them anew where the newest are gone."""
        with self._lock:
            rows = SearchWord.objects.filter(index_id=self.index_id)
            fresh = list(rows.filter(pk__gt=self._read_to - OVERLAP).values_list("pk", "text"))
            newest = max((pk for pk, _text in fresh), default=0)
            if newest < self._read_to:
                self._forget()
                fresh = list(rows.values_list("pk", "text"))
                newest = max((pk for pk, _text in fresh), default=0)
            self._add({text for _pk, text in fresh} - self.words)
            self._read_to = newest
        return self

    def _forget(self) -> None:
        self.words: set[str] = set()
        self.stems: set[str] = set()
        self.analyser = Analyser(self.language, self.stems)
        self._read_to = 0

    def _add(self, words: set[str]) -> None:
        """Add words; compounds are taken apart anew, as one of them may be a part."""
        if words:
            self.words |= words
            self.stems |= {stem(word, self.language) for word in words}
            self.analyser = Analyser(self.language, self.stems)


_kept: dict[tuple[str, int], Vocabulary] = {}


def vocabulary_of(index: SearchIndex) -> Vocabulary:
    """Return the vocabulary of an index as the database holds it now."""
    key = (str(settings.DATABASES["default"]["NAME"]), index.pk)
    if key not in _kept:
        while len(_kept) >= MOST_INDEXES:
            _kept.pop(next(iter(_kept)))
        _kept[key] = Vocabulary(index)
    return _kept[key].refresh()
