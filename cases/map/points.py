"""The points of the model projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.map.drawing import Line, MapPoint
from cases.map.projection import project

if TYPE_CHECKING:
    from cases.presenters.project_cards import ProjectCard

SMALL_TOWN, LARGE_TOWN = 20_000, 100_000
RADIUS_SMALL, RADIUS_MEDIUM, RADIUS_LARGE, RADIUS_RING = 3.8, 5, 6.2, 5.2


def map_points(
    projects: Iterable[ProjectCard],
    laender: dict[str, str],
    *,
    shown: Collection[int] | None = None,
    panel: bool = False,
) -> list[MapPoint]:
    """Return the points of the projects.

    `laender` names the Länder by key; projects not `shown` are faint; `panel` adds what the panel
    below the map says. A project without any located member has no point.
    """
    points = []
    for card in projects:
        if card.point is None:
            continue
        x, y = project(card.point)
        places = ", ".join(laender[key] for key in card.land_keys if key in laender)
        cohort = _("funding round %(year)s") % {"year": card.cohort}
        points.append(
            MapPoint(
                x=x,
                y=y,
                r=radius(card),
                kind="district" if card.is_region else "town",
                name=", ".join(part for part in (card.name, places, cohort) if part),
                url=card.url,
                filtered=shown is not None and card.pk not in shown,
                title=card.name if panel else "",
                text=card.statement if panel else "",
                meta=" · ".join([places, cohort, inhabitants(card)]) if panel else "",
            )
        )
    return points


def radius(card: ProjectCard) -> float:
    """Return the radius of a project's sign: by population for a town, fixed for a ring."""
    population = card.population or 0
    if card.is_region:
        return RADIUS_RING
    if population < SMALL_TOWN:
        return RADIUS_SMALL
    return RADIUS_MEDIUM if population < LARGE_TOWN else RADIUS_LARGE


def inhabitants(card: ProjectCard) -> str:
    """Return the number of inhabitants in words."""
    if card.population is None:
        return _("number of inhabitants unknown")
    return _("%(number)s inhabitants") % {
        "number": number_format(card.population, force_grouping=True)
    }


def member_lines(projects: Iterable[ProjectCard]) -> list[Line]:
    """Return the lines from each project of several members to its members."""
    lines = []
    for card in projects:
        if card.point is None or len(card.members) < 2:
            continue
        start = project(card.point)
        for unit in card.members:
            if unit.point is None:
                continue
            end = project(unit.point)
            if end != start:
                lines.append(Line(*start, *end))
    return lines
