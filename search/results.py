"""What a search is asked and what it answers, whatever the engine."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

PAGE_SIZE = 10
FACETS = ("kind", "land")


@dataclass(frozen=True)
class Hit:
    """One document that was found; title and snippet are safe HTML whose only tag is <mark>."""

    title: SafeString
    snippet: SafeString
    url: str
    kind: str
    lands: Sequence[str] = ()
    read_on: datetime.date | None = None
    source: str = ""
    team_id: int | None = None
    card: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FacetCount:
    """A value of a facet, and how many documents it would give with the other filters."""

    value: str
    count: int


@dataclass(frozen=True)
class SearchResult:
    """The answer to one search.

    `total` counts the documents that fit words and filters, `unfiltered` those that fit the words
    alone; `page` is the page that `hits` holds, which is the nearest to the one asked for.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Mapping[str, Sequence[FacetCount]] = field(default_factory=dict)
    suggestion: str = ""
    promoted: Sequence[Hit] = ()
    engine: str = ""
    degraded: bool = False
    unfiltered: int = 0
    page: int = 1
