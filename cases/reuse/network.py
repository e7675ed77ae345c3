"""The drawing without a map: one row per solution, its origin, curves to all who adopted it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cases.reuse.rows import SolutionRows

# Of the view box: where origins and adopters stand, and how far rows are apart.
WIDTH, ORIGIN_X, ADOPTER_X = 500, 190, 310
LINE, GAP, TOP = 26, 18, 16


@dataclass(frozen=True)
class Taker:
    """An adopter with the curve that leads to it; without one, no source states the origin."""

    name: str
    y: float
    d: str


@dataclass(frozen=True)
class NetworkRow:
    title: str
    origin: str
    y: float
    takers: list[Taker]


@dataclass
class Network:
    rows: list[NetworkRow] = field(default_factory=list)
    width: int = WIDTH
    origin_x: int = ORIGIN_X
    adopter_x: int = ADOPTER_X
    height: float = 0


def network_of(rows: Iterable[SolutionRows]) -> Network:
    """Return the drawing; nothing crosses, since a place is repeated with each solution."""
    network = Network()
    top: float = TOP
    for row in rows:
        middle = top + (len(row.places) - 1) * LINE / 2
        origin = row.solution.origin_text
        takers = []
        for number, place in enumerate(row.places):
            y = top + number * LINE
            takers.append(Taker(place, y, curve(middle, y) if origin else ""))
        network.rows.append(NetworkRow(str(row.solution), origin, middle, takers))
        top += max(len(row.places), 2) * LINE + GAP
    network.height = top
    return network


def curve(start: float, end: float) -> str:
    """Return the path from an origin to an adopter; the head of its arrow ends before the ring."""
    middle = (ORIGIN_X + ADOPTER_X) / 2
    return f"M{ORIGIN_X} {start}C{middle} {start} {middle} {end} {ADOPTER_X - 7} {end}"
