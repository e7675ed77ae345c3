"""The interface of an engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.models import SearchIndex
from search.questions import Question

RELEVANCE = "relevance"
NEWEST = "date"
ORDERS = (RELEVANCE, NEWEST)


@dataclass(frozen=True)
class SearchRequest:
    """A question to an index.

    `chosen` filters by facet: one of the values of each must fit. `first` and `size` say which of
    the hits are wanted.
    """

    question: Question
    index: SearchIndex
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facets: Sequence[str] = ()
    order: str = RELEVANCE
    first: int = 0
    size: int = 10


@dataclass(frozen=True)
class Scored:
    """An entry with how well the words of the question fit it."""

    entry_id: int
    score: float


@dataclass(frozen=True)
class EngineAnswer:
    """What an engine found.

    `total` counts what fits words and filters, `unfiltered` what fits the words alone; `counts`
    says by `name:value` how many a choice of the value would give. `engine` names who answered;
    `degraded` says that it was not the one that is chosen.
    """

    hits: Sequence[Scored] = ()
    total: int = 0
    unfiltered: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    engine: str = ""
    degraded: bool = False


class Engine(Protocol):
    """Finds entries; never finds or counts what is not public."""

    name: str

    def search(self, request: SearchRequest) -> EngineAnswer:
        """Return the wanted hits with totals and the counts of the facets, in one request."""
