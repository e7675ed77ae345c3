"""The list of model projects: facets, “Meine Kommune”, map and table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import QueryDict
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.entries import ProjectEntries
from cases.map.drawing import Label, ProjectMap
from cases.map.points import map_points, member_lines
from cases.map.projection import project as projected
from cases.presenters.project_cards import ProjectCard, project_cards
from catalogue.facets import (
    Chip,
    FacetGroup,
    NamedFacet,
    chips_of,
    choices_of,
    facet_groups,
)
from catalogue.lists import BY_ORDER, EntryQuery
from taxonomy.geography import Point, distance_km
from taxonomy.laender import ISO_CODES, land_names
from taxonomy.models import SizeClass
from taxonomy.municipality_search import MunicipalityAnswer, find_municipality, size_class_of

MUNICIPALITY = "municipality"
SIZE = "size"
FILTERS = ("land", "cohort", SIZE, "field")
NEAREST = 3


@dataclass(frozen=True)
class ListedProject:
    """A row of the list: all that the map says about a project."""

    title: str
    url: str
    place: str
    cohort: int
    population: int | None
    statement: str = ""
    distance: str = ""
    reason: str = ""


@dataclass
class ProjectList:
    """What the page of the model projects shows for an address."""

    total: int
    rows: list[ListedProject]
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
class ListData:
    """What all parts of the page need: Länder, projects and the answer."""

    laender: dict[str, str]
    projects: list[ProjectCard]
    municipality: MunicipalityAnswer

    @property
    def near(self) -> Point | None:
        """The point of the municipality that was asked for."""
        return self.municipality.unit.point if self.municipality.unit else None


@dataclass
class Chosen:
    """Which projects fit an address, and its facets with the counts of further choices."""

    keys: set[int]
    groups: list[FacetGroup]
    chips: list[Chip]


def project_list(query: QueryDict) -> ProjectList:
    """Return list and map for the parameters land, cohort, size and municipality.

    The number of queries does not depend on that of the projects. A municipality narrows the list
    to its size class, unless the address names sizes itself (even none), and sorts it by distance.
    """
    every = EntryQuery(locale=language(), kinds=[ProjectEntries.kind], order=BY_ORDER)
    data = ListData(
        laender=land_names(),
        projects=project_cards(every.fetch().cards),
        municipality=find_municipality(query.get(MUNICIPALITY, "")),
    )
    facets = [NamedFacet.of(facet) for facet in ProjectEntries.facets]
    own_size = None
    effective = query.copy()
    if data.municipality.unit:
        own_size = size_class_of(data.municipality.unit, list(SizeClass.objects.all()))
        if own_size and SIZE not in query:
            effective.setlist(SIZE, [own_size.code])
    fitting = chosen_by(effective, facets)
    beside = {} if SIZE in query else own_and_near(data, query, facets)
    rows = in_order(data, {*fitting.keys, *beside}, beside)
    return ProjectList(
        total=len(data.projects),
        rows=[row_of(project, data, beside) for project in rows],
        chips=chips(data, fitting.chips, effective),
        selects=selects(fitting.groups),
        map=project_map(data, rows, effective),
        municipality=data.municipality,
        counted_on=counted_on(data.projects),
        size_class=own_size,
        all_sizes_url=f"?{urlencode([(MUNICIPALITY, data.municipality.question), (SIZE, '')])}",
        choices=choices(data),
    )


def language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def chosen_by(query: QueryDict, facets: list[NamedFacet]) -> Chosen:
    """Return the projects that fit an address, in one query."""
    chosen = choices_of(query, facets)
    entries = EntryQuery(
        locale=language(),
        kinds=[ProjectEntries.kind],
        chosen=chosen,
        facets=[facet.name for facet in facets],
    ).fetch()
    others = [(MUNICIPALITY, value) for value in query.getlist(MUNICIPALITY) if value]
    return Chosen(
        {card.object_id for card in entries.cards},
        facet_groups(facets, entries.counts, chosen),
        chips_of(facets, chosen, others),
    )


def own_and_near(data: ListData, query: QueryDict, facets: list[NamedFacet]) -> dict[int, str]:
    """Return the municipality's own projects and the nearest of any size, each with the reason."""
    unit, near = data.municipality.unit, data.near
    if unit is None:
        return {}
    fitting = chosen_by(query, facets).keys
    projects = [project for project in data.projects if project.pk in fitting]
    reasons = {
        project.pk: _("%(place)s takes part") % {"place": unit.label}
        for project in projects
        if any(related(unit.key, member.key) for member in project.members)
    }
    if near is not None:
        others = [each for each in projects if each.pk not in reasons and each.point]
        others.sort(key=lambda project: distance_to(near, project))
        reasons |= {each.pk: _("near by") for each in others[:NEAREST]}
    return reasons


def related(key: str, member: str) -> bool:
    """Say whether one of two units is the other or lies in it; towns are also districts."""
    return member.startswith(key) or key.startswith(member)


def distance_to(near: Point, card: ProjectCard) -> float:
    """Return the distance of a project, without end where its place is unknown."""
    return distance_km(near, card.point) if card.point else float("inf")


def in_order(data: ListData, keys: set[int], beside: dict[int, str]) -> list[ProjectCard]:
    """Return the projects that fit: first those `beside` in their order, then by distance."""
    projects = [card for card in data.projects if card.pk in keys]
    near = data.near
    if near is None:
        return projects
    places = {key: place for place, key in enumerate(beside)}
    return sorted(
        projects, key=lambda card: (places.get(card.pk, len(places)), distance_to(near, card))
    )


def row_of(project: ProjectCard, data: ListData, beside: dict[int, str]) -> ListedProject:
    places = ", ".join(data.laender[key] for key in project.land_keys if key in data.laender)
    distance = ""
    if data.near and project.point:
        number = number_format(round(distance_km(data.near, project.point)))
        distance = _("%(number)s km") % {"number": number}
    return ListedProject(
        title=project.title,
        url=project.url,
        place=" · ".join(part for part in (project.name, places) if part),
        cohort=project.cohort,
        population=project.population,
        statement=project.statement,
        distance=distance,
        reason=beside.get(project.pk, ""),
    )


def chips(data: ListData, active: list[Chip], query: QueryDict) -> list[Chip]:
    """Return the active choices; without its size class a municipality keeps all sizes."""
    if not data.municipality.question:
        return active
    kept = [
        chip if f"{SIZE}=" in chip.url else Chip(chip.label, f"{chip.url}&{SIZE}=")
        for chip in active
    ]
    if data.municipality.unit is None:
        return kept
    rest = [
        (name, value)
        for name in ("land", "cohort", SIZE, "field")
        for value in query.getlist(name)
        if value
    ]
    label = _("Near %(place)s") % {"place": data.municipality.unit.label}
    return [Chip(label, f"?{urlencode(rest)}"), *kept]


def selects(groups: list[FacetGroup]) -> list[dict[str, Any]]:
    """Return the fields of the filter form, with the number of projects behind each value."""
    all_labels = {
        "land": _("All states (Länder)"),
        "cohort": _("All funding rounds"),
        SIZE: _("All sizes"),
        "field": _("All fields of action"),
    }
    fields = []
    for facet in groups:
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


def project_map(data: ListData, shown: list[ProjectCard], query: QueryDict) -> ProjectMap:
    """Return the map: what does not fit is faint; members show once something is filtered."""
    chosen = [key for key in query.getlist("land") if key in data.laender]
    drawn = ProjectMap(
        id="model-projects-map",
        label=_("Map of the model projects"),
        points=map_points(
            data.projects, data.laender, shown={card.pk for card in shown}, panel=True
        ),
        members=member_lines(shown) if len(shown) < len(data.projects) else [],
        land=[ISO_CODES[key] for key in dict.fromkeys(chosen)],
    )
    if data.near and data.municipality.unit:
        x, y = projected(data.near)
        drawn.labels = [Label(x, round(y - 10, 1), data.municipality.unit.label, "middle", False)]
    return drawn


def counted_on(projects: list[ProjectCard]) -> str:
    """Return the day on which inhabitants were counted, the earliest if they differ."""
    days = [day for project in projects if (day := project.population_date)]
    return date_format(min(days), "SHORT_DATE_FORMAT") if days else ""


def choices(data: ListData) -> list[dict[str, str]]:
    """Return links for a name that several places share."""
    return [
        {
            "title": unit.distinct_name,
            "meta": data.laender.get(unit.land_key, ""),
            "url": f"?{urlencode({MUNICIPALITY: unit.key})}",
        }
        for unit in data.municipality.choices
    ]
