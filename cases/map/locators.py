"""The small maps beside a case study or a model project."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cases.map.drawing import Locator, Spot, arc, spot
from cases.map.reuse import Reuse, place_of, reuse_of, units_of_takers

if TYPE_CHECKING:
    from cases.models import CaseStudyPage, ModelProject


def case_locators(cases: Iterable[CaseStudyPage]) -> dict[int, Locator]:
    """Return the locator maps of case studies by their primary key, in one query.

    A case whose place is unknown has none. The cases must be fetched with their municipalities.
    """
    cases = list(cases)
    return locators_of(reuse_of(cases, units_of_takers(cases)))


def locators_of(found: Iterable[Reuse]) -> dict[int, Locator]:
    """Return the locator maps of what is known of reuse, by the primary key of the case."""
    return {
        reuse.case.pk: Locator(
            points, [arc(reuse.giver.point, taker.point) for taker in reuse.takers]
        )
        if reuse.giver
        else Locator(points)
        for reuse in found
        if (points := points_of(reuse))
    }


def points_of(reuse: Reuse) -> list[Spot]:
    """Return where a solution is from; where that is not said, all its municipalities."""
    if reuse.giver:
        return [spot(reuse.giver.point)]
    units = reuse.case.municipalities.all()
    return [spot(place.point) for unit in units if (place := place_of(unit))]


def project_locator(project: ModelProject) -> Locator | None:
    """Return the locator map of a model project: a point for each member."""
    points = [spot(unit.point) for unit in project.units if unit.point]
    return Locator(points) if points else None
