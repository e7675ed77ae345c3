"""The facets of search: the kind of content, and whatever an entry source declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from catalogue.facets import Facet, FacetGroup, FacetOption, NamedFacet, choices_of, token
from catalogue.sources import sources
from taxonomy.languages import everyday_codes, everyday_language, language_of, languages

LANGUAGE = "language"
Chosen = Mapping[str, Sequence[str]]


def kind_labels() -> dict[str, str]:
    """Return the names of all kinds of content."""
    return {code: str(labels.many) for code, labels in sources.kinds().items()}


# Every entry has its kind in a column; engines take it for a facet.
KIND = Facet("kind", _("Kind of content"), lambda _thing: (), kind_labels)


def declared_facets() -> dict[str, Facet]:
    """Return all facets by name, in the order in which they are offered."""
    return {KIND.name: KIND, **sources.facets()}


def language_facet(locale: str) -> NamedFacet:
    """Return the languages that a page of a locale searches: its own, and the everyday ones.

    Beside an easy language only the one that it puts in plain words: who needs it reads no other.
    """
    everyday = [everyday_language(locale).code] if language_of(locale).easy else everyday_codes()
    codes = dict.fromkeys([locale, *everyday])
    names = {code: str(row.name) for code, row in languages().items()}
    return NamedFacet(LANGUAGE, str(_("Language")), {code: names[code] for code in codes})


@dataclass
class SearchFacets:
    """The facets of one search; labels are read only of those that are chosen or occur."""

    declared: Mapping[str, Facet] = field(default_factory=declared_facets)
    _named: dict[str, NamedFacet] = field(default_factory=dict)

    def choices(self, query: QueryDict) -> dict[str, list[str]]:
        """Return what an address chooses, by facet."""
        asked = [facet for facet in self.declared.values() if facet.name in query]
        self._named = {facet.name: NamedFacet.of(facet) for facet in asked}
        return {name: [] for name in self.declared} | choices_of(query, self._named.values())

    def occurring(self, counts: Mapping[str, int]) -> list[NamedFacet]:
        """Return the facets that have a count, and those that an address chooses from."""
        names = {name.partition(":")[0] for name in counts}
        return [
            self._named.get(facet.name) or NamedFacet(facet.name, str(facet.title), facet.labels())
            for facet in self.declared.values()
            if facet.name in names or facet.name in self._named
        ]


def facet_group(facet: NamedFacet, counts: Mapping[str, int], chosen: Sequence[str]) -> FacetGroup:
    """Return a facet with the values that occur, the most frequent first, and with the chosen."""
    numbers = {
        value: number
        for value in facet.labels
        if (number := counts.get(token(facet.name, value), 0)) or value in chosen
    }
    order = list(facet.labels)
    values = sorted(numbers, key=lambda value: (-numbers[value], order.index(value)))
    return FacetGroup(
        facet.name,
        facet.title,
        [
            FacetOption(value, facet.labels[value], numbers[value], value in chosen)
            for value in values
        ],
    )
