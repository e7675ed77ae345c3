"""Points on the globe: mean and distance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

EARTH_RADIUS_KM = 6371.0


class Point(NamedTuple):
    """A place in degrees."""

    longitude: float
    latitude: float


def distance_km(start: Point, end: Point) -> float:
    """Return the distance along the great circle (haversine formula)."""
    phi, phi_end = math.radians(start.latitude), math.radians(end.latitude)
    half_phi = (phi_end - phi) / 2
    half_lambda = math.radians(end.longitude - start.longitude) / 2
    chord = math.sin(half_phi) ** 2 + (
        math.cos(phi) * math.cos(phi_end) * math.sin(half_lambda) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def mean_point(points: Sequence[tuple[Point, int]]) -> Point:
    """Return the mean of points, weighted by their second value."""
    weight = sum(part for _point, part in points)
    return Point(
        sum(point.longitude * part for point, part in points) / weight,
        sum(point.latitude * part for point, part in points) / weight,
    )
