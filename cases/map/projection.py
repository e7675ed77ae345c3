"""Mercator, fitted to the outlines of the Länder of design/build/map.mjs.

The outlines carry no georeference. Their bounding box laid on Germany's extent puts all members of
the model projects inside their own Land (a test holds this).
"""

from __future__ import annotations

import math

from taxonomy.geography import Point

WEST, EAST = 5.8663, 15.0419
SOUTH, NORTH = 47.2701, 55.0581
LEFT, RIGHT = 0.3, 585.2
TOP, BOTTOM = 0.3, 792.3


def stretched(latitude: float) -> float:
    """Return the ordinate of a latitude in Mercator's projection."""
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def project(point: Point) -> tuple[float, float]:
    """Return x and y of a point in the coordinates of the outlines, to a tenth."""
    across = (point.longitude - WEST) / (EAST - WEST)
    down = (stretched(NORTH) - stretched(point.latitude)) / (stretched(NORTH) - stretched(SOUTH))
    return (
        round(LEFT + across * (RIGHT - LEFT), 1),
        round(TOP + down * (BOTTOM - TOP), 1),
    )
