"""The list of model projects: facets, “Meine Kommune”, map and table."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.map.drawing import Label, ProjectMap
from cases.map.points import map_points, member_lines
from cases.map.projection import project
from cases.models import ModelProject
from content.facets import Chip, FacetDefinition, FacetedList, apply_facets
from taxonomy.geography import Point, distance_km
from taxonomy.laender import ISO_CODES, land_names
from taxonomy.models import SizeClass
from taxonomy.municipality_search import MunicipalityAnswer, find_municipality, size_class_of

MUNICIPALITY = "municipality"
SIZE = "size"
NEAREST = 3


@dataclass(frozen=True)
class ListedProject:
    """A row of the list: all that the map says about a project."""

    title: str
    url: str
    place: str
    cohort: int
    population: int | None
    distance: str = ""
    reason: str = ""


@dataclass
class ProjectList:
    """What the page of the model projects shows for an address."""

    total: int
    rows: list[ListedProject]
    listed: FacetedList
    chips: list[Chip]
    selects: list[dict[str, Any]]
    map: ProjectMap
    municipality: MunicipalityAnswer
    counted_on: str
    size_class: SizeClass | None = None
    all_sizes_url: str = ""
    choices: list[dict[str, str]] = field(default_factory=list)

    @property
    def headline(self) -> str:
        """“17 of 73 model projects”; without filters just the number."""
        number = len(self.rows)
        if number == self.total:
            text = ngettext("%(number)d model project", "%(number)d model projects", number)
            return text % {"number": number}
        return _("%(number)d of %(total)d model projects") % {
            "number": number,
            "total": self.total,
        }


@dataclass
class Frame:
    """What all parts of the page need: Länder, size classes, projects and the answer."""

    laender: dict[str, str]
    sizes: list[SizeClass]
    projects: list[ModelProject]
    municipality: MunicipalityAnswer

    @property
    def near(self) -> Point | None:
        """The point of the municipality that was asked for."""
        return self.municipality.unit.point if self.municipality.unit else None


def project_list(query: QueryDict) -> ProjectList:
    """Return list and map for the parameters land, cohort, size and municipality.

    At most six queries, whatever the number of projects. A municipality narrows the list to its
    size class, unless the address names sizes itself (even none), and sorts it by distance.
    """
    frame = Frame(
        laender=land_names(),
        sizes=list(SizeClass.objects.all()),
        projects=ModelProject.objects.all_with_members(),
        municipality=find_municipality(query.get(MUNICIPALITY, "")),
    )
    own_size = None
    effective = query.copy()
    if frame.municipality.unit:
        own_size = size_class_of(frame.municipality.unit, frame.sizes)
        if own_size and SIZE not in query:
            effective.setlist(SIZE, [own_size.code])
    listed = faceted(frame, effective)
    beside = {} if SIZE in query else own_and_near(frame, query)
    found = in_order(frame, {*listed.keys, *beside}, beside)
    return ProjectList(
        total=len(frame.projects),
        rows=[row_of(one, frame, beside) for one in found],
        listed=listed,
        chips=chips(frame, listed, effective),
        selects=selects(listed, effective),
        map=project_map(frame, found, effective),
        municipality=frame.municipality,
        counted_on=counted_on(frame.projects),
        size_class=own_size,
        all_sizes_url=f"?{urlencode([(MUNICIPALITY, frame.municipality.question), (SIZE, '')])}",
        choices=choices(frame),
    )


def faceted(frame: Frame, query: QueryDict) -> FacetedList:
    """Return the projects that fit, with the facets Land, cohort and size class."""
    rows: list[tuple[int, Mapping[str, list[str]]]] = [
        (
            one.pk,
            {
                "land": one.land_keys,
                "cohort": [str(one.cohort)],
                SIZE: [size.code for size in [size_of(one, frame.sizes)] if size],
            },
        )
        for one in frame.projects
    ]
    cohorts = sorted({str(one.cohort) for one in frame.projects})
    definitions = [
        FacetDefinition("land", _("State (Land)"), frame.laender),
        FacetDefinition("cohort", _("Cohort"), {year: year for year in cohorts}),
        FacetDefinition(SIZE, _("Size"), {size.code: size.label for size in frame.sizes}),
    ]
    return apply_facets(rows, definitions, query, kept=(MUNICIPALITY,))


def size_of(one: ModelProject, sizes: list[SizeClass]) -> SizeClass | None:
    """Return the size class of a project; districts and associations have one of their own."""
    if one.is_region:
        return next((size for size in sizes if size.min_population is None), None)
    return next((size for size in sizes if size.holds(one.population)), None)


def own_and_near(frame: Frame, query: QueryDict) -> dict[int, str]:
    """Return the municipality's own projects and the nearest of any size, each with the reason."""
    unit, near = frame.municipality.unit, frame.near
    if unit is None:
        return {}
    fitting = set(faceted(frame, query).keys)
    projects = [one for one in frame.projects if one.pk in fitting]
    reasons = {
        one.pk: _("%(place)s takes part") % {"place": unit.label}
        for one in projects
        if any(related(unit.key, member.key) for member in one.units)
    }
    if near is not None:
        others = [one for one in projects if one.pk not in reasons and one.point]
        others.sort(key=lambda one: distance_to(near, one))
        reasons |= {one.pk: _("near by") for one in others[:NEAREST]}
    return reasons


def related(key: str, member: str) -> bool:
    """Say whether one of two units is the other or lies in it; towns are also districts."""
    return member.startswith(key) or key.startswith(member)


def distance_to(near: Point, one: ModelProject) -> float:
    """Return the distance of a project, without end where its place is unknown."""
    return distance_km(near, one.point) if one.point else float("inf")


def in_order(frame: Frame, keys: set[int], beside: dict[int, str]) -> list[ModelProject]:
    """Return the projects that fit: first those `beside` in their order, then by distance."""
    found = [one for one in frame.projects if one.pk in keys]
    near = frame.near
    if near is None:
        return found
    places = {key: place for place, key in enumerate(beside)}
    return sorted(found, key=lambda one: (places.get(one.pk, len(places)), distance_to(near, one)))


def row_of(one: ModelProject, frame: Frame, beside: dict[int, str]) -> ListedProject:
    """Return the row of a project."""
    places = ", ".join(frame.laender[key] for key in one.land_keys if key in frame.laender)
    distance = ""
    if frame.near and one.point:
        kilometres = round(distance_km(frame.near, one.point))
        distance = _("%(number)s km") % {"number": number_format(kilometres)}
    return ListedProject(
        title=one.public_title,
        url=one.get_absolute_url(),
        place=" · ".join(part for part in (one.name, places) if part),
        cohort=one.cohort,
        population=one.population,
        distance=distance,
        reason=beside.get(one.pk, ""),
    )


def chips(frame: Frame, listed: FacetedList, query: QueryDict) -> list[Chip]:
    """Return the active choices; without its size class a municipality keeps all sizes."""
    if not frame.municipality.question:
        return listed.chips
    found = [
        chip if f"{SIZE}=" in chip.url else Chip(chip.label, f"{chip.url}&{SIZE}=")
        for chip in listed.chips
    ]
    if frame.municipality.unit is None:
        return found
    rest = [
        (name, value) for name in ("land", "cohort", SIZE) for value in query.getlist(name) if value
    ]
    label = _("Near %(place)s") % {"place": frame.municipality.unit.label}
    return [Chip(label, f"?{urlencode(rest)}"), *found]


def selects(listed: FacetedList, query: QueryDict) -> list[dict[str, Any]]:
    """Return the fields of the filter form, with the number of projects behind each value."""
    all_labels = {
        "land": _("All states (Länder)"),
        "cohort": _("All cohorts"),
        SIZE: _("All sizes"),
    }
    fields = []
    for facet in listed.facets:
        chosen = next((option.value for option in facet.options if option.checked), "")
        options = [{"value": "", "label": all_labels[facet.name], "chosen": not chosen}]
        options += [
            {
                "value": option.value,
                "label": f"{option.label} ({option.count})",
                "chosen": option.value == chosen,
            }
            for option in facet.options
            if option.count or option.checked
        ]
        fields.append({"id": facet.name, "label": facet.legend, "options": options})
    return fields


def project_map(frame: Frame, found: list[ModelProject], query: QueryDict) -> ProjectMap:
    """Return the map: what does not fit is faint; members show once something is filtered."""
    chosen = [key for key in query.getlist("land") if key in frame.laender]
    drawn = ProjectMap(
        id="model-projects-map",
        label=_("Map of the model projects"),
        points=map_points(
            frame.projects, frame.laender, shown={one.pk for one in found}, panel=True
        ),
        members=member_lines(found) if len(found) < len(frame.projects) else [],
        land=[ISO_CODES[key] for key in dict.fromkeys(chosen)],
    )
    if frame.near and frame.municipality.unit:
        x, y = project(frame.near)
        drawn.labels = [Label(x, round(y - 10, 1), frame.municipality.unit.label, "middle", False)]
    return drawn


def counted_on(projects: list[ModelProject]) -> str:
    """Return the day on which inhabitants were counted, the earliest if they differ."""
    days: list[datetime.date] = [one.population_date for one in projects if one.population_date]
    return date_format(min(days), "SHORT_DATE_FORMAT") if days else ""


def choices(frame: Frame) -> list[dict[str, str]]:
    """Return links for a name that several places share."""
    return [
        {
            "title": unit.distinct_name,
            "meta": frame.laender.get(unit.land_key, ""),
            "url": f"?{urlencode({MUNICIPALITY: unit.key})}",
        }
        for unit in frame.municipality.choices
    ]
