"""The map of the start page: all projects, who took what over, and one story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.map.drawing import Arc, Label, Locator, ProjectMap, arc
from cases.map.locators import locators_of
from cases.map.points import map_points
from cases.map.projection import project
from cases.map.reuse import Place, Reuse, reuse_of, taker_keys
from cases.models import ModelProject
from taxonomy.laender import land_names
from taxonomy.models import AdministrativeUnit

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyPage

NAMED_TAKERS = 3


@dataclass(frozen=True)
class LabelPlace:
    """Where the name of a place stands beside its point."""

    key: str
    right: float
    down: float
    anchor: str = "start"
    minor: bool = True


LABELS = (
    LabelPlace("11000000", 9, -3, minor=False),
    LabelPlace("02000000", -9, -3, "end", minor=False),
    LabelPlace("05315000", -9, 4, "end", minor=False),
    LabelPlace("14612000", 9, 4, minor=False),
    LabelPlace("09162000", 6, 12, minor=False),
    LabelPlace("13003000", -8, -5, "end"),
    LabelPlace("03241001", -8, -4, "end"),
    LabelPlace("05766044", -8, -6, "end"),
    LabelPlace("05774032", -8, 11, "end"),
    LabelPlace("15003000", -6, 12, "end"),
    LabelPlace("12069020", 8, 12),
    LabelPlace("12052000", 0, 18, "middle"),
    LabelPlace("14713000", 8, -4),
    LabelPlace("14521710", 7, 9),
    LabelPlace("09461000", 9, 4),
    LabelPlace("08222000", 7, 13),
    LabelPlace("08421000", 9, 4),
    LabelPlace("08311000", 9, 4),
    LabelPlace("08335043", 8, 4),
    LabelPlace("09763000", 8, 4),
)


@dataclass(frozen=True)
class Story:
    """One solution that was adopted, told beside the map."""

    title: str
    url: str
    link_text: str
    text: str


@dataclass
class HomeMap:
    """The map, the number of projects, and the story if any solution was adopted."""

    map: ProjectMap
    project_count: int
    story: Story | None = None
    stories: list[Story] = field(default_factory=list)
    locators: dict[int, Locator] = field(default_factory=dict)


def map_context(cases: list[CaseStudyPage], request: HttpRequest | None = None) -> HomeMap:
    """Return the map for the start page of a language, in two queries.

    `cases` are its case studies with their municipalities, the newest first. The story is that of
    the newest that was adopted, so it changes with publication only.
    """
    projects = ModelProject.objects.all_with_members()
    stand = {one.pk: Place(one.name, one.point) for one in projects if one.point}
    wanted = {place.key for place in LABELS} | {key for case in cases for key in taker_keys(case)}
    units = AdministrativeUnit.objects.in_bulk(wanted, field_name="key")
    taken_over = [one for one in reuse_of(cases, units, stand) if one.giver and one.takers]
    told = taken_over[0] if taken_over else None
    drawn = ProjectMap(
        id="projects-map",
        label=_("Map of the model projects"),
        points=map_points(projects, land_names()),
        arcs=arcs_of(taken_over, told),
        labels=labels(units),
    )
    stories = [story_of(reuse, request) for reuse in taken_over]
    story = stories[0] if stories else None
    return HomeMap(drawn, len(projects), story, stories[1:], locators_of(reuse_of(cases, units)))


def arcs_of(taken_over: list[Reuse], told: Reuse | None) -> list[Arc]:
    """Return each arc once, the told story last, so that it lies on top."""
    arcs: dict[str, Arc] = {}
    for reuse in sorted(taken_over, key=lambda one: one is told):
        for taker in reuse.takers:
            if reuse.giver:
                drawn = arc(reuse.giver.point, taker.point, told=reuse is told)
                arcs[drawn.d] = drawn
    return sorted(arcs.values(), key=lambda drawn: drawn.told)


def labels(units: Mapping[str, AdministrativeUnit]) -> list[Label]:
    """Return the names of those towns that the register holds."""
    found = []
    for place in LABELS:
        unit = units.get(place.key)
        if unit is None or unit.point is None:
            continue
        x, y = project(unit.point)
        found.append(
            Label(
                round(x + place.right, 1),
                round(y + place.down, 1),
                short_name(unit.label),
                place.anchor,
                place.minor,
            )
        )
    return found


def short_name(name: str) -> str:
    """Return a name without what tells it from namesakes: “Freiburg im Breisgau” is Freiburg."""
    return name.partition(" (")[0].partition(" im ")[0]


def story_of(reuse: Reuse, request: HttpRequest | None) -> Story:
    """Return the story of a case: from where to where, its name and what it is."""
    name, _colon, subtitle = reuse.case.title.partition(": ")
    names = [short_name(taker.name) for taker in reuse.takers]
    more = len(names) - NAMED_TAKERS
    if more > 0:
        names = names[:NAMED_TAKERS]
        rest = ngettext("%(number)d more place", "%(number)d more places", more)
        names.append(rest % {"number": more})
    takers = names[0]
    if len(names) > 1:
        takers = _("%(places)s and %(last)s") % {
            "places": ", ".join(names[:-1]),
            "last": names[-1],
        }
    giver = short_name(reuse.giver.name) if reuse.giver else ""
    return Story(
        title=_("From %(giver)s to %(takers)s") % {"giver": giver, "takers": takers},
        url=reuse.case.get_url(request) or "",
        link_text=name,
        text=subtitle or reuse.case.summary,
    )
