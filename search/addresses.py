"""What an address of search asks for: the same for the page, the feed and programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from catalogue.facets import NamedFacet, choices_of
from catalogue.lists import page_number
from search.engines.base import ORDERS, RELEVANCE
from search.facets import LANGUAGE, SearchFacets, declared_facets, language_facet
from search.questions import asked_text

Pairs = list[tuple[str, str]]


def parameters() -> tuple[str, ...]:
    """Return the names of all parameters, once the rooms have registered their sources."""
    return ("q", *declared_facets(), LANGUAGE, "sort", "page")


@dataclass(frozen=True)
class SearchAddress:
    """A read address: whatever it does not say, or says wrongly, is as if it were not there.

    `asked` is the text as it was sent, `text` the part of it that is searched. `chosen` holds the
    choices from facets, without `languages`, those from the languages in `offered`.
    """

    locale: str
    asked: str
    text: str
    facets: SearchFacets
    chosen: Mapping[str, Sequence[str]]
    offered: NamedFacet
    languages: Sequence[str]
    order: str
    page: int

    @classmethod
    def read(cls, query: QueryDict, locale: str) -> SearchAddress:
        """Read an address of the page of a locale."""
        facets = SearchFacets()
        offered = language_facet(locale)
        asked = query.get("q", "")
        order = query.get("sort", "")
        return cls(
            locale=locale,
            asked=asked,
            text=asked_text(asked),
            facets=facets,
            chosen=facets.choices(query),
            offered=offered,
            languages=choices_of(query, [offered])[LANGUAGE],
            order=order if order in ORDERS else RELEVANCE,
            page=page_number(query),
        )

    @property
    def all_chosen(self) -> dict[str, Sequence[str]]:
        """All choices, also those from the languages."""
        return {**self.chosen, LANGUAGE: self.languages}

    @property
    def shown_languages(self) -> list[str]:
        """The languages whose hits are shown; the first of them fills the pages."""
        return [
            code for code in self.offered.labels if code in self.languages or not self.languages
        ]

    @property
    def kept(self) -> Pairs:
        """The parameters that stay whatever is chosen."""
        return [("q", self.text), *self.order_pairs(self.order)]

    @staticmethod
    def order_pairs(order: str) -> Pairs:
        """Return the parameter for an order; none for the usual one."""
        return [] if order == RELEVANCE else [("sort", order)]

    def choice_pairs(self, *, languages: bool = True) -> Iterator[tuple[str, str]]:
        """Yield the parameters of the choices."""
        for name, values in (self.all_chosen if languages else self.chosen).items():
            yield from ((name, value) for value in values)

    def query(self, *, page: int = 1) -> QueryDict:
        """Return the query string with what was understood of it."""
        address = QueryDict(urlencode([*self.kept, *self.choice_pairs()]), mutable=True)
        address["page"] = str(page)
        return address

    def ordered(self, order: str) -> str:
        """Return the address of the same search in another order."""
        return "?" + urlencode([("q", self.text), *self.order_pairs(order), *self.choice_pairs()])

    def in_language(self) -> str:
        """Return the query string with which another language is asked the same."""
        return "?" + urlencode([*self.kept, *self.choice_pairs(languages=False)])

    def feed(self) -> str:
        """Return the query string of the feed."""
        return "?" + urlencode([("q", self.text), *self.choice_pairs()])
