"""The small maps beside a case study or a model project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.map.drawing import Locator, arc, spot
from cases.map.reuse import Reuse

if TYPE_CHECKING:
    from cases.models import ModelProject


def locator_of(reuse: Reuse) -> Locator | None:
    """Return the locator map of a case study; None where no place is known.

    It shows where a solution is from; where that is not said, all its municipalities.
    """
    places = [reuse.origin] if reuse.origin else reuse.places
    if not places:
        return None
    arcs = [arc(reuse.origin.point, place.point) for place in reuse.adopters if reuse.origin]
    return Locator([spot(place.point) for place in places], arcs)


def project_locator(project: ModelProject) -> Locator | None:
    """Return the locator map of a model project: a point for each member."""
    points = [spot(unit.point) for unit in project.units if unit.point]
    return Locator(points) if points else None
