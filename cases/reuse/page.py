"""The page “Who adopted what?”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.map.drawing import Arc, Label, MapPoint, ProjectMap, arc
from cases.map.projection import project
from cases.map.reuse import Place, adopters_of, origin_of
from cases.models import Adoption, CaseStudyPage
from cases.presenters.adoptions import AdoptionEntry, adoption_entry
from cases.presenters.cards import joined
from cases.reuse.network import Network, network_of
from cases.reuse.rows import SolutionRows, adopted_solutions
from catalogue.facets import token, values_of
from catalogue.lists import EntryQuery
from content.sources import SourceIndex, partial_date_text, sources_within

ORIGIN_RADIUS = 5
# Names east of this stand left of their points, so that they stay on the map.
EAST = 400


@dataclass(frozen=True)
class ReuseRow:
    """An adoption as a row of the list; `open_place` where no source says which place it is."""

    solution: str
    url: str
    origin: str
    entry: AdoptionEntry
    open_place: bool
    as_of: str


@dataclass(frozen=True)
class SolutionText:
    """Who adopted a solution in one sentence."""

    id: str
    title: str
    url: str
    text: str
    told: bool


@dataclass(frozen=True)
class ReusePage:
    lead: str
    rows: list[ReuseRow]
    texts: list[SolutionText]
    told: SolutionText | None
    missing: str
    map: ProjectMap
    network: Network
    sources: SourceIndex


def reuse_page(chosen: str, language: str) -> ReusePage:
    """Return the page with one solution told; without a choice the first that can be drawn."""
    solutions = adopted_solutions()
    urls = case_urls([row.solution.slug for row in solutions], language)
    drawable = [row for row in solutions if arcs_of(row)]
    named = [row for row in solutions if row.solution.slug == chosen]
    told = next(iter([*named, *drawable]), None)
    sources = SourceIndex([])
    texts = [text_of(row, urls, told=row is told) for row in solutions]
    return ReusePage(
        lead=lead_of(solutions),
        rows=[
            row_of(row, adoption, urls, sources) for row in solutions for adoption in row.adoptions
        ],
        texts=texts,
        told=next((text for text in texts if text.told), None),
        missing=missing_of(told),
        map=map_of(solutions, told, urls),
        network=network_of(solutions),
        sources=sources,
    )


def case_urls(slugs: Sequence[str], language: str) -> dict[str, str]:
    """Return the address of the newest case study of each solution in a language."""
    tokens = [token("solution", slug) for slug in slugs]
    if not tokens:
        return {}
    urls: dict[str, str] = {}
    for card in EntryQuery(language, [CaseStudyPage.kind], any_of=tokens).fetch().cards:
        for slug in values_of(card.facets, "solution"):
            urls.setdefault(slug, card.url)
    return urls


def lead_of(solutions: Sequence[SolutionRows]) -> str:
    """Return how much is known, in numbers."""
    adoptions = [adoption for row in solutions for adoption in row.adoptions]
    places = {adoption.unit_id or adoption.place for adoption in adoptions}
    numbers = (
        ngettext("%(number)d sourced adoption", "%(number)d sourced adoptions", len(adoptions)),
        ngettext("%(number)d solution", "%(number)d solutions", len(solutions)),
        ngettext("%(number)d place", "%(number)d places", len(places)),
    )
    counts = (len(adoptions), len(solutions), len(places))
    told = [text % {"number": count} for text, count in zip(numbers, counts, strict=True)]
    return ", ".join(told)


def row_of(
    row: SolutionRows, adoption: Adoption, urls: dict[str, str], sources: SourceIndex
) -> ReuseRow:
    """Return a row with the date of its newest source."""
    dates = [source.get("as_of") or "" for source in sources_within(adoption.sources)]
    return ReuseRow(
        solution=str(row.solution),
        url=urls.get(row.solution.slug, ""),
        origin=row.solution.origin_text,
        entry=adoption_entry(adoption, sources),
        open_place=adoption.unit is None,
        as_of=partial_date_text(max(dates, default="")),
    )


def text_of(row: SolutionRows, urls: dict[str, str], *, told: bool) -> SolutionText:
    """Return from where to where a solution went."""
    names = {"origin": row.solution.origin_text, "places": joined(row.places)}
    text = _("from %(origin)s to %(places)s") if names["origin"] else _("adopted by %(places)s")
    slug = row.solution.slug
    return SolutionText(slug, str(row.solution), urls.get(slug, ""), text % names, told)


def missing_of(row: SolutionRows | None) -> str:
    """Say which adopters of the told solution are not on the map."""
    if row is None:
        return ""
    if origin_of(row.solution) is None:
        return _("No source that was read states where it is from, so the map draws no arc.")
    drawn = {place.name for place in adopters_of(row.solution)}
    left = [place for place in row.places if place not in drawn]
    if not left:
        return ""
    return _("Not on the map, because no source says which place is meant: %(places)s.") % {
        "places": joined(left)
    }


def arcs_of(row: SolutionRows, *, featured: bool = False) -> list[Arc]:
    """Return the arcs of a solution; none without a stated origin."""
    origin = origin_of(row.solution)
    if origin is None:
        return []
    places = adopters_of(row.solution)
    return [arc(origin.point, place.point, featured=featured) for place in places]


def map_of(
    solutions: Sequence[SolutionRows], told: SolutionRows | None, urls: dict[str, str]
) -> ProjectMap:
    """Return the map: each origin a link, the told solution on top with the names of its places."""
    quiet = [arc for row in solutions if row is not told for arc in arcs_of(row)]
    loud = arcs_of(told, featured=True) if told else []
    points = {}
    for row in solutions:
        origin = origin_of(row.solution)
        if origin:
            points[origin.name] = origin_point(origin, row)
    origin = origin_of(told.solution) if told else None
    named = [origin, *adopters_of(told.solution)] if told and origin else []
    return ProjectMap(
        id="reuse-map",
        label=_("Map of adoptions"),
        points=list(points.values()),
        arcs=[*quiet, *loud],
        labels=[label_of(place) for place in named if place],
    )


def origin_point(origin: Place, row: SolutionRows) -> MapPoint:
    """Return the sign of an origin, which leads to its solution in the list."""
    x, y = project(origin.point)
    name = f"{origin.name}: {row.solution}"
    url = f"?solution={row.solution.slug}"
    return MapPoint(x=x, y=y, r=ORIGIN_RADIUS, kind="town", name=name, url=url)


def label_of(place: Place) -> Label:
    """Return the name beside a point."""
    x, y = project(place.point)
    east = x > EAST
    return Label(x - 9 if east else x + 9, y + 4, place.name, "end" if east else "start")


def solution_choices(page: ReusePage) -> list[dict[str, Any]]:
    """Return the solutions for the field that chooses which one is told."""
    return [{"value": text.id, "label": text.title, "chosen": text.told} for text in page.texts]
