"""Facets of lists: OR within a facet, AND between facets, with counts and removable choices."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.stufenplan import StufenplanQuestion
from taxonomy.laender import land_names
from taxonomy.vocabularies import current, read_once

Labels = Mapping[str, str]
Values = Callable[[Any], Iterable[str]]


@dataclass(frozen=True)
class Facet:
    """A facet that an entry source declares.

    `values` reads the codes of an object for its entry; `labels` names all codes in their order, in
    the language of the request. `heirs` gives the code that stands for each that is no more, so
    that old addresses still choose.
    """

    name: str
    title: Any
    values: Values
    labels: Callable[[], Labels]
    heirs: Callable[[], Labels] = dict

    def tokens(self, thing: Any) -> list[str]:
        """Return the values of an object as the catalogue stores them."""
        return [token(self.name, value) for value in self.values(thing)]


@dataclass(frozen=True)
class NamedFacet:
    """A facet in the language of the request."""

    name: str
    title: str
    labels: Labels
    heirs: Labels = field(default_factory=dict)

    @classmethod
    def of(cls, facet: Facet) -> NamedFacet:
        """Return a declared facet with its title and labels as readers see them now."""
        return cls(facet.name, str(facet.title), facet.labels(), facet.heirs())

    @classmethod
    def all_of(cls, facets: Iterable[Facet]) -> list[NamedFacet]:
        """Return declared facets, whose vocabularies are read once for all of them."""
        with read_once():
            return [cls.of(facet) for facet in facets]


@dataclass(frozen=True)
class FacetOption:
    """A value of a facet with its count."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class FacetGroup:
    """A facet as it is shown."""

    name: str
    legend: str
    options: list[FacetOption]

    @property
    def is_chosen(self) -> bool:
        """Whether one of its values is chosen."""
        return any(option.checked for option in self.options)


@dataclass(frozen=True)
class Chip:
    """An active choice, and the address without it."""

    label: str
    url: str


LAND = Facet("land", _("State (Land)"), lambda thing: thing.land_keys, land_names)
QUESTION = Facet(
    "question",
    _("Question"),
    lambda page: [page.question],
    lambda: {value: str(label) for value, label in StufenplanQuestion.choices},
)
FIRST_YEAR = 2000


def years_of(moment: datetime.datetime | None) -> list[str]:
    """Return the year of a moment, if there is one, where the portal is."""
    return [str(timezone.localtime(moment).year)] if moment else []


def year_labels() -> dict[str, str]:
    """Return the years in which something can have been published, the newest first."""
    years = range(timezone.localdate().year, FIRST_YEAR - 1, -1)
    return {str(year): str(year) for year in years}


YEAR = Facet(
    "year",
    _("Year of publication"),
    lambda page: years_of(page.first_published_at),
    year_labels,
)


def term_facet(name: str, title: Any, vocabulary: str, values: Values, **others: Any) -> Facet:
    """Return a facet whose values are the terms of a vocabulary; `others` are further values."""

    def labels() -> Labels:
        terms = current().choices(vocabulary).items()
        own = {code: choice.label for code, choice in terms if choice.code == code}
        return {**own, **{value: str(label) for value, label in others.items()}}

    def heirs() -> Labels:
        terms = current().choices(vocabulary).items()
        return {code: choice.code for code, choice in terms if choice.code != code}

    return Facet(name, title, values, labels, heirs)


def token(name: str, value: str) -> str:
    """Return a value of a facet as the catalogue stores it."""
    return f"{name}:{value}"


def values_of(tokens: Iterable[str], name: str) -> list[str]:
    """Return the values that stored tokens have for a facet."""
    begin = token(name, "")
    return [each.removeprefix(begin) for each in tokens if each.startswith(begin)]


def choices_of(query: QueryDict, facets: Iterable[NamedFacet]) -> dict[str, list[str]]:
    """Return the known values that the address chooses, by facet; unknown ones are left out."""
    return {
        facet.name: [
            value
            for value in dict.fromkeys(
                facet.heirs.get(value, value) for value in query.getlist(facet.name)
            )
            if value in facet.labels
        ]
        for facet in facets
    }


def facet_groups(
    facets: Sequence[NamedFacet], counts: Mapping[str, int], chosen: Mapping[str, Sequence[str]]
) -> list[FacetGroup]:
    """Return the facets with the number of entries that each further choice would give."""
    return [
        FacetGroup(
            facet.name,
            facet.title,
            [
                FacetOption(
                    value,
                    label,
                    counts.get(token(facet.name, value), 0),
                    value in chosen[facet.name],
                )
                for value, label in facet.labels.items()
            ],
        )
        for facet in facets
    ]


def occurring(groups: Iterable[FacetGroup]) -> list[FacetGroup]:
    """Return the facets that leave a choice, in each what would give something first."""
    shown = []
    for group in groups:
        giving = [option for option in group.options if option.count or option.checked]
        others = [option for option in group.options if option not in giving]
        if giving:
            shown.append(FacetGroup(group.name, group.legend, [*giving, *others]))
    return shown


def chips_of(
    facets: Sequence[NamedFacet],
    chosen: Mapping[str, Sequence[str]],
    others: Sequence[tuple[str, str]] = (),
) -> list[Chip]:
    """Return the active choices; `others` are parameters that stay in the addresses.

    A word that several facets have stands behind the title of its facet.
    """
    words = Counter(label for facet in facets for label in facet.labels.values())
    return [
        Chip(chip_label(facet, value, words), address_without(chosen, others, facet.name, value))
        for facet in facets
        for value in chosen[facet.name]
    ]


def chip_label(facet: NamedFacet, value: str, words: Mapping[str, int]) -> str:
    """Return a value as it is understood without its facet."""
    label = facet.labels[value]
    return f"{facet.title}: {label}" if words[label] > 1 else label


def address_without(
    chosen: Mapping[str, Sequence[str]], others: Sequence[tuple[str, str]], name: str, value: str
) -> str:
    """Return the query string with one choice taken away."""
    pairs = [
        (facet, choice)
        for facet, choices in chosen.items()
        for choice in choices
        if (facet, choice) != (name, value)
    ]
    return "?" + urlencode([*others, *pairs])
