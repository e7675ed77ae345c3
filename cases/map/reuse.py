"""Who took a solution over, as the case studies say it with a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cases.geography import Point
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


def reuse_of(cases: Iterable[CaseStudyPage]) -> list[Reuse]:
    """Return for each case where its solution is from and who took it over, in one query.

    The cases must be fetched with municipalities, project and the project's members. Takers
    without a source, without an official key or with that of a Land are left out.
    """
    cases = list(cases)
    keys = {case.pk: taker_keys(case) for case in cases}
    wanted = {key for found in keys.values() for key in found}
    units = AdministrativeUnit.objects.filter(key__in=wanted)
    places = {unit.key: place for unit in units if (place := place_of(unit))}
    found = []
    for case in cases:
        giver = giver_of(case)
        takers = [places[key] for key in keys[case.pk] if key in places]
        found.append(Reuse(case, giver, [place for place in takers if place != giver]))
    return found


def taker_keys(case: CaseStudyPage) -> list[str]:
    """Return the official keys of those who took over, each once, in the order of the page."""
    keys = [
        block.value["key"]
        for block in case.reused_by
        if block.value.get("key") and block.value.get("sources")
    ]
    return [key for key in dict.fromkeys(keys) if len(key) > 2]


def giver_of(case: CaseStudyPage) -> Place | None:
    """Return where the solution is from: its first municipality, at the point of its project."""
    units = list(case.municipalities.all())
    places = [place for unit in units if (place := place_of(unit))]
    if case.project and case.project.point:
        name = places[0].name if places else case.project.name
        return Place(name, case.project.point)
    return places[0] if places else None


def place_of(unit: AdministrativeUnit) -> Place | None:
    """Return the place of a unit, if it has a point."""
    if unit.longitude is None or unit.latitude is None:
        return None
    return Place(unit.label, Point(unit.longitude, unit.latitude))
