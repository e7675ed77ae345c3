"""The map of the start page: all projects, who adopted what, and one story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.map.drawing import Arc, Label, ProjectMap, arc
from cases.map.points import map_points
from cases.map.projection import project
from cases.map.reuse import Place, Reuse
from cases.presenters.project_cards import ProjectCard
from catalogue.lists import Card
from taxonomy.laender import land_names
from taxonomy.models import AdministrativeUnit

ADOPTERS_NAMED = 3


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
    """One solution that was adopted, beside the map."""

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


@dataclass(frozen=True)
class Adopted:
    """A case study with what it says of its origin and adopters."""

    case: Card
    reuse: Reuse

    @classmethod
    def of(cls, case: Card, project: Place | None) -> Adopted:
        """Return a case whose project, if it has one, stands at a place of the map."""
        return cls(case, Reuse.of_data(case.extra["reuse"]).at_project(project))


def map_context(cases: list[Card], projects: list[ProjectCard]) -> HomeMap:
    """Return the map for the start page of a language, in one query.

    `cases` are its case studies, the newest first. The story is that of the newest that was
    adopted, so it changes with publication only.
    """
    places = {each.pk: Place(each.name, each.point) for each in projects if each.point}
    known = [Adopted.of(case, places.get(case.extra["origin_project"])) for case in cases]
    adopted = [each for each in known if each.reuse.origin and each.reuse.adopters]
    featured = adopted[0] if adopted else None
    units = AdministrativeUnit.objects.in_bulk([place.key for place in LABELS], field_name="key")
    drawn = ProjectMap(
        id="projects-map",
        label=_("Map of the model projects"),
        points=map_points(projects, land_names()),
        arcs=arcs_of(adopted, featured),
        labels=labels(units),
    )
    stories = [story_of(each) for each in adopted]
    return HomeMap(drawn, len(projects), stories[0] if stories else None, stories[1:])


def arcs_of(adopted: list[Adopted], featured: Adopted | None) -> list[Arc]:
    """Return each arc once, the featured story last, so that it lies on top."""
    arcs: dict[str, Arc] = {}
    for each in sorted(adopted, key=lambda each: each is featured):
        for adopter in each.reuse.adopters:
            if each.reuse.origin:
                drawn = arc(each.reuse.origin.point, adopter.point, featured=each is featured)
                arcs[drawn.d] = drawn
    return sorted(arcs.values(), key=lambda drawn: drawn.featured)


def labels(units: Mapping[str, AdministrativeUnit]) -> list[Label]:
    """Return the names of those towns that the register holds."""
    names = []
    for place in LABELS:
        unit = units.get(place.key)
        if unit is None or unit.point is None:
            continue
        x, y = project(unit.point)
        names.append(
            Label(
                round(x + place.right, 1),
                round(y + place.down, 1),
                short_name(unit.label),
                place.anchor,
                place.minor,
            )
        )
    return names


def short_name(name: str) -> str:
    """Return a name without what tells it from namesakes: “Freiburg im Breisgau” is Freiburg."""
    return name.partition(" (")[0].partition(" im ")[0]


def story_of(adopted: Adopted) -> Story:
    """Return the story of a case: from where to where, its name and what it is."""
    case, reuse = adopted.case, adopted.reuse
    name, _colon, subtitle = case.title.partition(": ")
    names = [short_name(place.name) for place in reuse.adopters]
    more = len(names) - ADOPTERS_NAMED
    if more > 0:
        names = names[:ADOPTERS_NAMED]
        rest = ngettext("%(number)d more place", "%(number)d more places", more)
        names.append(rest % {"number": more})
    adopters = names[0]
    if len(names) > 1:
        adopters = _("%(places)s and %(last)s") % {
            "places": ", ".join(names[:-1]),
            "last": names[-1],
        }
    origin = short_name(reuse.origin.name) if reuse.origin else ""
    return Story(
        title=_("From %(origin)s to %(adopters)s") % {"origin": origin, "adopters": adopters},
        url=case.url,
        link_text=name,
        text=subtitle or case.summary,
    )
