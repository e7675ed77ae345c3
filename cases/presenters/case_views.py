"""The same case studies as a table and on a map."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.entries import places_in
from cases.facets import UNKNOWN
from cases.map.drawing import MapPoint, ProjectMap
from cases.map.points import RADIUS_MEDIUM
from cases.map.projection import project
from catalogue.facets import NamedFacet
from catalogue.lists import Card
from taxonomy.geography import Point
from taxonomy.laender import ISO_CODES, land_name

COLUMNS = ("cost_setup", "legal_form", "data_access")
# How far from each other case studies of one place are drawn, in the units of the map.
APART = 9


@dataclass(frozen=True)
class Cell:
    """A value with the name of its column; empty is unknown."""

    column: str
    text: str


@dataclass(frozen=True)
class TableRow:
    """A case study as a row."""

    key: int
    title: str
    url: str
    place: str
    cells: list[Cell]
    read_on: str


@dataclass(frozen=True)
class CaseTable:
    """The names of the columns between place and date, and the rows."""

    columns: list[str]
    rows: list[TableRow]


@dataclass(frozen=True)
class CaseMap:
    """The map, what is on it in words, and how many have no place that is known."""

    map: ProjectMap
    rows: list[TableRow] = field(default_factory=list)
    missing: int = 0


def case_table(cards: Iterable[Card], facets: Iterable[NamedFacet]) -> CaseTable:
    """Return the case studies with the values by which people compare them."""
    named = {facet.name: facet for facet in facets}
    shown = [named[name] for name in COLUMNS if name in named]
    return CaseTable([facet.title for facet in shown], [row_of(card, shown) for card in cards])


def row_of(card: Card, facets: Sequence[NamedFacet] = ()) -> TableRow:
    """Return a row; what a facet calls unknown stays empty."""
    return TableRow(
        key=card.object_id,
        title=card.title,
        url=card.url,
        place=place_of(card),
        cells=[Cell(facet.title, words_of(card, facet)) for facet in facets],
        read_on=date_format(card.read_on, "SHORT_DATE_FORMAT") if card.read_on else "",
    )


def words_of(card: Card, facet: NamedFacet) -> str:
    """Return the values of a facet in words."""
    codes = [facet.heirs.get(code, code) for code in card.values(facet.name)]
    return ", ".join(facet.labels.get(code, code) for code in codes if code != UNKNOWN)


def place_of(card: Card) -> str:
    """Return the places of a case study with their Länder."""
    laender = [land_name(key) for key in card.values("land")]
    return ", ".join(dict.fromkeys([*places_in(card.extra), *laender]))


def case_map(cards: Sequence[Card], chosen: Mapping[str, Sequence[str]]) -> CaseMap:
    """Return the map of case studies; those of one place stand side by side."""
    drawn = ProjectMap(id="case-studies-map", label=_("Map of the case studies"))
    drawn.land = [ISO_CODES[key] for key in chosen.get("land", ()) if key in ISO_CODES]
    taken: dict[Point, int] = {}
    for card in cards:
        if card.point is not None:
            number = taken.get(card.point, 0)
            taken[card.point] = number + 1
            drawn.points.append(point_of(card, card.point, number))
    return CaseMap(drawn, [row_of(card) for card in cards], sum(not card.point for card in cards))


def point_of(card: Card, point: Point, number: int) -> MapPoint:
    """Return the point of a case study, the further ones of a place around the first."""
    x, y = project(point)
    if number:
        angle = (number - 1) * math.pi / 3
        x, y = round(x + APART * math.cos(angle), 1), round(y + APART * math.sin(angle), 1)
    place = place_of(card)
    return MapPoint(
        x=x,
        y=y,
        r=RADIUS_MEDIUM,
        kind="town",
        name=f"{card.title}, {place}",
        url=card.url,
        title=card.title,
        text=card.summary,
        meta=place,
    )
