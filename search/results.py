"""What a search answers, whatever the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from catalogue.models import Entry

PAGE_SIZE = 10


@dataclass(frozen=True)
class Hit:
    """An entry that was found; title and snippet are safe HTML whose only tag is <mark>.

    `page` is the page of a document in which the snippet stands, 0 for none.
    """

    entry: Entry
    score: float
    title: SafeString
    snippet: SafeString
    page: int = 0

    @property
    def url(self) -> str:
        """The address, with the page of a document that opens at one."""
        anchor = self.entry.card.get("anchor")
        return (
            f"{self.entry.url}{anchor}{self.page}" if anchor and self.page > 1 else self.entry.url
        )


@dataclass(frozen=True)
class Recommendation:
    """What editors recommend for a question."""

    title: str
    url: str
    text: str


@dataclass(frozen=True)
class SearchResult:
    """The answer to one search.

    `total` counts the documents that fit words and filters, `unfiltered` those that fit the words
    alone; `page` is the page that `hits` holds, which is the nearest to the one asked for. `counts`
    says by `name:value` how many a choice would give; `replaced` what was looked for in the place
    of words that no document has. `similar` fits by its meaning alone, `promoted` is what
    editors recommend, where it is shown. `degraded` says that another engine than the chosen one
    answered.
    """

    text: str = ""
    hits: Sequence[Hit] = ()
    similar: Sequence[Hit] = ()
    total: int = 0
    unfiltered: int = 0
    page: int = 1
    counts: Mapping[str, int] = field(default_factory=dict)
    replaced: Mapping[str, Sequence[str]] = field(default_factory=dict)
    promoted: Sequence[Recommendation] = ()
    shortened: bool = False
    engine: str = ""
    degraded: bool = False
