"""Where solutions are from and who adopted them, as their records say it with a source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from cases.models import Adoption, ModelProjectMember, SolutionOrigin
from taxonomy.geography import Point

if TYPE_CHECKING:
    from cases.models import CaseStudyPage, Solution
    from taxonomy.models import AdministrativeUnit


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
    """The origin of a solution, its adopters, and the places of a case study."""

    origin: Place | None
    adopters: list[Place] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Reuse:
        """Return what the catalogue has stored."""
        return cls(
            Place.of_data(data["origin"]) if data["origin"] else None,
            [Place.of_data(each) for each in data["adopters"]],
            [Place.of_data(each) for each in data["places"]],
        )

    @property
    def data(self) -> dict[str, Any]:
        """Everything as the catalogue stores it."""
        return {
            "origin": self.origin.data if self.origin else None,
            "adopters": [place.data for place in self.adopters],
            "places": [place.data for place in self.places],
        }

    def at_project(self, project: Place | None) -> Reuse:
        """Return the same on a map on which the project of the origin stands at its place."""
        if project is None or self.origin is None:
            return self
        return Reuse(Place(self.origin.name, project.point), self.adopters, self.places)


def reuse_lookups(prefix: str = "applied_solution__") -> tuple[Prefetch[Any], ...]:
    """Return what is fetched of solutions for all at once, in three queries."""
    members = ModelProjectMember.objects.select_related("unit")
    return (
        Prefetch(f"{prefix}adoptions", Adoption.objects.select_related("unit", "relation")),
        Prefetch(f"{prefix}origins", SolutionOrigin.objects.select_related("unit")),
        Prefetch(f"{prefix}origin_project__memberships", members),
    )


def reuse_of(case: CaseStudyPage) -> Reuse:
    """Return what the solution of a case study says of its origin and adopters."""
    municipalities = case.municipalities.all()
    places = [place for unit in municipalities if (place := place_of(unit))]
    if case.applied_solution is None:
        return Reuse(None, [], places)
    return Reuse(origin_of(case.applied_solution), adopters_of(case.applied_solution), places)


def origin_of(solution: Solution) -> Place | None:
    """Return where a solution is from, if a source says so and the place has a point."""
    name, point = solution.origin or ("", None)
    return Place(name, point) if point else None


def adopters_of(solution: Solution) -> list[Place]:
    """Return the adopters that can be drawn: those of the register, without Länder."""
    origin = origin_of(solution)
    places = [
        place_of(adoption.unit, adoption.place)
        for adoption in solution.public_adoptions
        if adoption.is_transfer and adoption.unit and adoption.unit.level != "land"
    ]
    return [place for place in places if place and place != origin]


def place_of(unit: AdministrativeUnit, name: str = "") -> Place | None:
    """Return the place of a unit, if it has a point; an association there has its own name."""
    return Place(name or unit.label, unit.point) if unit.point else None
