"""What the components map.html and locator.html draw, in the coordinates of the outlines."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from cases.map.projection import project
from taxonomy.geography import Point

BEND = 0.22


@dataclass(frozen=True)
class MapPoint:
    """A model project on the map: a disc for a town, a ring for a district or association."""

    x: float
    y: float
    r: float
    kind: str
    name: str
    url: str
    filtered: bool = False
    chosen: bool = False
    title: str = ""
    text: str = ""
    meta: str = ""


@dataclass(frozen=True)
class Line:
    """A line from a project's point to one of its members."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Arc:
    """“Solution adopted”: the path from origin to adopter, and where the adopter is."""

    d: str
    x: float
    y: float
    featured: bool = False


@dataclass(frozen=True)
class Label:
    """The name of a place; a minor one is not shown on small screens."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    minor: bool = True


@dataclass(frozen=True)
class Spot:
    """A point of a locator map."""

    x: float
    y: float


@dataclass
class Locator:
    """A small map: where something is, and who adopted it."""

    points: list[Spot] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)


@dataclass
class ProjectMap:
    """The large map with all its layers."""

    id: str
    label: str
    points: list[MapPoint] = field(default_factory=list)
    members: list[Line] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    land: list[str] = field(default_factory=list)


def spot(point: Point) -> Spot:
    return Spot(*project(point))


def arc(origin: Point, adopter: Point, *, featured: bool = False) -> Arc:
    """Return the arc between two places: quadratic, bent to the northern side."""
    x1, y1 = project(origin)
    x2, y2 = project(adopter)
    length = math.hypot(x2 - x1, y2 - y1) or 1.0
    across, down = -(y2 - y1) / length, (x2 - x1) / length
    if down > 0:
        across, down = -across, -down
    control_x = round((x1 + x2) / 2 + across * BEND * length, 1)
    control_y = round((y1 + y2) / 2 + down * BEND * length, 1)
    return Arc(f"M{x1} {y1}Q{control_x} {control_y} {x2} {y2}", x2, y2, featured)
