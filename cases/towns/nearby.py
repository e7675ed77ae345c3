"""What runs around a town: a map cut to its region, and the list that says the same."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.entries import ProjectEntries, places_in
from cases.map.drawing import Label, Spot, spot
from cases.models import CaseStudyPage
from catalogue.fit import Fit
from catalogue.lists import Card, EntryQuery
from taxonomy.geography import Point, distance_km
from taxonomy.models import AdministrativeUnit

RADIUS_KM = 120
MOST = 60
SHOWN = 12
CIRCLES_KM = (50, 100)
MARGIN_KM = 10
KM_PER_DEGREE = 111.32
LABEL_HEIGHT, LABEL_WIDTH = 9, 4.6
BESIDE, BELOW = 5, 2.5


@dataclass(frozen=True)
class NearThing:
    """What runs in a place: title and address."""

    title: str
    url: str
    language: str


@dataclass
class NearPlace:
    """A place around the town with what runs there; the town itself has no distance."""

    name: str
    point: Point
    kilometres: float
    things: list[NearThing] = field(default_factory=list)

    @property
    def distance(self) -> str:
        """The distance in whole kilometres, “here” for the town itself."""
        return number_format(round(self.kilometres)) if self.kilometres >= 1 else _("here")


@dataclass(frozen=True)
class Circle:
    """All that is equally far from the town."""

    r: float
    label: Label


@dataclass(frozen=True)
class RegionMap:
    """The map of a region: view box, the town, the places around it, circles of distance."""

    view: str
    town: Spot
    name: Label
    spots: list[Spot]
    labels: list[Label]
    circles: list[Circle]


@dataclass(frozen=True)
class Nearby:
    """The places around a town, the nearest first, and their map."""

    places: list[NearPlace]
    map: RegionMap | None


def nearby(unit: AdministrativeUnit, language: str) -> Nearby:
    """Return the places around a unit where something runs, in one query."""
    if unit.point is None:
        return Nearby([], None)
    found = EntryQuery(
        language,
        [CaseStudyPage.kind, ProjectEntries.kind],
        fit=Fit(near=unit.point, kilometres=RADIUS_KM),
        size=MOST,
    ).fetch()
    places: dict[str, NearPlace] = {}
    for card in found.cards:
        kilometres = distance_km(unit.point, card.point) if card.point else RADIUS_KM + 1
        if card.point is None or kilometres > RADIUS_KM:
            continue
        name = place_name(card)
        place = places.setdefault(name, NearPlace(name, card.point, kilometres))
        place.things.append(NearThing(card.title, card.url, card.locale))
    shown = list(places.values())[:SHOWN]
    return Nearby(shown, region_map(unit, unit.point, shown) if shown else None)


def place_name(card: Card) -> str:
    """Return what the place of a project or a case study is called."""
    if card.kind == ProjectEntries.kind:
        return str(card.extra["name"])
    return next(iter(places_in(card.extra)), card.title)


def region_map(unit: AdministrativeUnit, center: Point, places: list[NearPlace]) -> RegionMap:
    """Return the map around a point; names that would cover each other stand in the list alone."""
    middle = spot(center)
    per_km = (spot(Point(center.longitude + 1, center.latitude)).x - middle.x) / (
        KM_PER_DEGREE * math.cos(math.radians(center.latitude))
    )
    edge = max(CIRCLES_KM) + MARGIN_KM
    half = edge * per_km
    around = [place for place in places if 1 <= place.kilometres <= edge]
    town = Label(middle.x + BESIDE, middle.y + BELOW, unit.label, minor=False)
    return RegionMap(
        view=f"{middle.x - half:.1f} {middle.y - half:.1f} {2 * half:.1f} {2 * half:.1f}",
        town=middle,
        name=town,
        spots=[spot(place.point) for place in around],
        labels=names_of(around, town, turned_from=middle.x + half / 2),
        circles=[circle(middle, km, round(km * per_km, 1)) for km in CIRCLES_KM],
    )


def names_of(places: list[NearPlace], town: Label, turned_from: float) -> list[Label]:
    """Return the names that cover no other; at the right edge they stand left of their point."""
    labels = [town]
    for place in places:
        there = spot(place.point)
        if there.x > turned_from:
            label = Label(there.x - BESIDE, there.y + BELOW, place.name, "end")
        else:
            label = Label(there.x + BESIDE, there.y + BELOW, place.name)
        if not any(overlapping(label, other) for other in labels):
            labels.append(label)
    return labels[1:]


def circle(middle: Spot, kilometres: int, r: float) -> Circle:
    """Return the circle of a distance with its number at the lower end."""
    return Circle(r, Label(middle.x, round(middle.y + r - 2, 1), f"{kilometres} km", "middle"))


def overlapping(first: Label, second: Label) -> bool:
    """Say whether two names would cover each other."""
    if abs(first.y - second.y) >= LABEL_HEIGHT:
        return False
    (left, right), (second_left, second_right) = extent(first), extent(second)
    return left < second_right and second_left < right


def extent(label: Label) -> tuple[float, float]:
    """Return where a name begins and ends, about."""
    width = LABEL_WIDTH * len(label.text)
    return (label.x - width, label.x) if label.anchor == "end" else (label.x, label.x + width)
