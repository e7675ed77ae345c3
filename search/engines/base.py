"""The interface of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.questions import Question
from search.results import FACETS, SearchResult


@dataclass(frozen=True)
class SearchRequest:
    """A question to one locale; any of the values of a filter fits, and each filter must."""

    question: Question
    locale: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facets: Sequence[str] = FACETS
    page: int = 1


class Engine(Protocol):
    """Finds documents; never shows, counts or suggests anything from what is not public."""

    name: str

    def search(self, request: SearchRequest) -> SearchResult:
        """Return one page of hits with the total and the counts of the facets."""

    def count_elsewhere(self, question: Question, locale: str) -> Mapping[str, int]:
        """Return how many documents each other locale has for the question, if it has any."""

    def vocabulary(self, locale: str, words: Sequence[str]) -> Mapping[str, int]:
        """Return words of titles and summaries about as long as these, with their frequency."""
