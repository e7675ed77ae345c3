"""Facets of lists: OR within a facet, AND between facets, with counts and removable choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class FacetDefinition:
    """A facet: its name in the address, its title, and the labels of its values in their order."""

    name: str
    title: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class FacetOption:
    """A value of a facet with its count."""

    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Facet:
    """A facet as it is shown."""

    name: str
    legend: str
    options: list[FacetOption]


@dataclass(frozen=True)
class Chip:
    """An active choice, and the address without it."""

    label: str
    url: str


@dataclass
class FacetedList:
    """What fits the choices, and the facets with the counts that each further choice would give."""

    keys: list[int]
    facets: list[Facet] = field(default_factory=list)
    chips: list[Chip] = field(default_factory=list)

    @property
    def active(self) -> int:
        """How many choices are active."""
        return len(self.chips)


def choices_of(query: QueryDict, definitions: Iterable[FacetDefinition]) -> dict[str, list[str]]:
    """Return the known values that the address chooses, by facet; unknown ones are left out."""
    return {
        definition.name: [
            value
            for value in dict.fromkeys(query.getlist(definition.name))
            if value in definition.labels
        ]
        for definition in definitions
    }


def apply_facets(
    rows: Sequence[tuple[int, Values]],
    definitions: Sequence[FacetDefinition],
    query: QueryDict,
    *,
    kept: Sequence[str] = (),
) -> FacetedList:
    """Return the keys of the rows that fit, in their order, with facets and chips.

    `rows` are (key, values by facet); `kept` names other parameters that stay in the addresses.
    """
    chosen = choices_of(query, definitions)
    result = FacetedList(keys=[key for key, values in rows if fits(values, chosen)])
    others = [(name, value) for name in kept for value in query.getlist(name) if value]
    for definition in definitions:
        rest = {name: values for name, values in chosen.items() if name != definition.name}
        counts = Counter(
            value
            for _key, values in rows
            if fits(values, rest)
            for value in set(values.get(definition.name, ()))
        )
        options = [
            FacetOption(value, label, counts[value], value in chosen[definition.name])
            for value, label in definition.labels.items()
        ]
        result.facets.append(Facet(definition.name, definition.title, options))
    result.chips = [
        Chip(definition.labels[value], address_without(chosen, others, definition.name, value))
        for definition in definitions
        for value in chosen[definition.name]
    ]
    return result


def fits(values: Values, chosen: Mapping[str, Sequence[str]]) -> bool:
    """Say whether a row has one of the chosen values of each facet that has any."""
    return all(
        not wanted or any(value in wanted for value in values.get(name, ()))
        for name, wanted in chosen.items()
    )


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
