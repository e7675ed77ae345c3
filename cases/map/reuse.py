"""Where solutions are from and who adopted them, as the case studies say it with a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from taxonomy.geography import Point
from taxonomy.models import AdministrativeUnit

if TYPE_CHECKING:
    from cases.models import CaseStudyPage


@dataclass(frozen=True)
class Place:
    name: str
    point: Point

    @classmethod
    def of_data(cls, data: list[Any]) -> Place:
        name, longitude, latitude = data
        return cls(name, Point(longitude, latitude))

    @property
    def data(self) -> list[Any]:
        """The place as the catalogue stores it: name, longitude, latitude."""
        return [self.name, *self.point]


@dataclass(frozen=True)
class Reuse:
    """The origin of a solution, its adopters, and the places of its municipalities.

    `is_unclear` where several municipalities are named and nobody says which of them is the origin.
    """

    origin: Place | None
    adopters: list[Place] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    is_unclear: bool = False

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Reuse:
        """Return what the catalogue has stored."""
        return cls(
            Place.of_data(data["origin"]) if data["origin"] else None,
            [Place.of_data(each) for each in data["adopters"]],
            [Place.of_data(each) for each in data["places"]],
            data["is_unclear"],
        )

    @property
    def data(self) -> dict[str, Any]:
        """Everything as the catalogue stores it."""
        return {
            "origin": self.origin.data if self.origin else None,
            "adopters": [place.data for place in self.adopters],
            "places": [place.data for place in self.places],
            "is_unclear": self.is_unclear,
        }

    def with_project(self, project: Place | None) -> Reuse:
        """Return the same on a map on which the project of the solution stands at its place."""
        if project is None:
            return self
        if self.origin:
            origin: Place | None = Place(self.origin.name, project.point)
        else:
            origin = None if self.is_unclear else project
        return Reuse(origin, self.adopters, self.places, self.is_unclear)


def reuse_of(case: CaseStudyPage, units: Mapping[str, AdministrativeUnit]) -> Reuse:
    """Return what a case says of its origin and adopters, without a query.

    The case must be fetched with its municipalities, and `units` must hold those of `adopter_keys`.
    Adopters without a source, without an official key or with that of a Land are left out. They may
    stand among the municipalities of a case; where several others are left, the page does not say
    which of them it is from, and no arc may claim it.
    """
    adopters = adopter_keys(case)
    others = [unit for unit in case.municipalities.all() if unit.key not in adopters]
    origin = place_of(others[0]) if len(others) == 1 else None
    places = [place_of(units[key]) for key in adopters if key in units]
    return Reuse(
        origin,
        [place for place in places if place and place != origin],
        [place for unit in case.municipalities.all() if (place := place_of(unit))],
        is_unclear=bool(others) and origin is None,
    )


def units_of_adopters(cases: Iterable[CaseStudyPage]) -> dict[str, AdministrativeUnit]:
    """Return the units that adopted one of the solutions, by official key, in one query."""
    wanted = {key for case in cases for key in adopter_keys(case)}
    return AdministrativeUnit.objects.in_bulk(wanted, field_name="key") if wanted else {}


def adopter_keys(case: CaseStudyPage) -> list[str]:
    """Return the official keys of the adopters, each once, in the order of the page."""
    keys = [
        block.value["key"]
        for block in case.reused_by
        if block.value.get("key") and block.value.get("sources")
    ]
    return [key for key in dict.fromkeys(keys) if len(key) > 2]


def place_of(unit: AdministrativeUnit) -> Place | None:
    """Return the place of a unit, if it has a point."""
    return Place(unit.label, unit.point) if unit.point else None
