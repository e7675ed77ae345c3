"""Who took a solution over, as the case studies say it with a source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taxonomy.geography import Point
from taxonomy.models import AdministrativeUnit

if TYPE_CHECKING:
    from cases.models import CaseStudyPage


@dataclass(frozen=True)
class Place:
    """A named point."""

    name: str
    point: Point


@dataclass
class Reuse:
    """A case study with the place of its solution and the places that took it over."""

    case: CaseStudyPage
    giver: Place | None
    takers: list[Place] = field(default_factory=list)


def reuse_of(
    cases: Iterable[CaseStudyPage],
    units: Mapping[str, AdministrativeUnit],
    project_places: Mapping[int, Place] | None = None,
) -> list[Reuse]:
    """Return for each case where its solution is from and who took it over, without a query.

    The cases must be fetched with their municipalities, and `units` must hold the units of
    `taker_keys`. Takers without a source, without an official key or with that of a Land are left
    out. A solution of a model project starts where the project stands in `project_places`.
    """
    places = {key: place for key, unit in units.items() if (place := place_of(unit))}
    found = []
    for case in cases:
        giver = giver_of(case, project_places or {})
        takers = [places[key] for key in taker_keys(case) if key in places]
        found.append(Reuse(case, giver, [place for place in takers if place != giver]))
    return found


def units_of_takers(cases: Iterable[CaseStudyPage]) -> dict[str, AdministrativeUnit]:
    """Return the units that took over one of the solutions, by official key, in one query."""
    wanted = {key for case in cases for key in taker_keys(case)}
    return AdministrativeUnit.objects.in_bulk(wanted, field_name="key") if wanted else {}


def taker_keys(case: CaseStudyPage) -> list[str]:
    """Return the official keys of those who took over, each once, in the order of the page."""
    keys = [
        block.value["key"]
        for block in case.reused_by
        if block.value.get("key") and block.value.get("sources")
    ]
    return [key for key in dict.fromkeys(keys) if len(key) > 2]


def giver_of(case: CaseStudyPage, project_places: Mapping[int, Place]) -> Place | None:
    """Return where the solution is from, at the point of its project; None where nobody says.

    Those who took it over may stand among the municipalities of a case; where several others are
    left, the page does not say which of them it is from, and no arc may claim it.
    """
    takers = set(taker_keys(case))
    units = [unit for unit in case.municipalities.all() if unit.key not in takers]
    place = place_of(units[0]) if len(units) == 1 else None
    project = project_places.get(case.project_id)
    if project:
        if place:
            return Place(place.name, project.point)
        return None if units else project
    return place


def place_of(unit: AdministrativeUnit) -> Place | None:
    """Return the place of a unit, if it has a point."""
    return Place(unit.label, unit.point) if unit.point else None
