"""How well entries fit a place: points that an entry meets, misses, or says nothing on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from taxonomy.geography import EARTH_RADIUS_KM, Point

# Without a place NULL, which `least` would pass over.
DISTANCE = (
    f"CASE WHEN latitude IS NOT NULL THEN 2 * {EARTH_RADIUS_KM} * asin(sqrt(least(1, "
    "power(sin(radians(latitude - %(fit_latitude)s) / 2), 2)"
    " + cos(radians(latitude)) * cos(radians(%(fit_latitude)s))"
    " * power(sin(radians(longitude - %(fit_longitude)s) / 2), 2)))) END"
)


@dataclass(frozen=True)
class FitPoint:
    """A point of the fit: an entry meets it with one of the `met` `name:value`.

    It misses the point with one of `missed` and none of `met`; with neither it says nothing on it.
    """

    met: tuple[str, ...]
    missed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """What entries are measured by; being within `kilometres` of `near` is a point as well."""

    points: Sequence[FitPoint] = ()
    near: Point | None = None
    kilometres: int = 100

    @property
    def order(self) -> str:
        """The order of SQL: most points first, then fewest missed, then the nearest."""
        met, missed = [], []
        for index in range(len(self.points)):
            meets = f"facets && %(fit_met_{index})s::text[]"
            met.append(f"({meets})::int")
            missed.append(f"(facets && %(fit_missed_{index})s::text[] AND NOT {meets})::int")
        last = ["sort_key", "object_id"]
        if self.near:
            met.append(f"coalesce({DISTANCE} <= %(fit_kilometres)s, false)::int")
            missed.append(f"coalesce({DISTANCE} > %(fit_kilometres)s, false)::int")
            last.insert(0, f"{DISTANCE} NULLS LAST")
        return ", ".join([f"{sum_of(met)} DESC", sum_of(missed), *last])

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the order."""
        values: dict[str, Any] = {}
        for index, point in enumerate(self.points):
            values[f"fit_met_{index}"] = list(point.met)
            values[f"fit_missed_{index}"] = list(point.missed)
        if self.near:
            values["fit_longitude"], values["fit_latitude"] = self.near
            values["fit_kilometres"] = self.kilometres
        return values


def sum_of(terms: Sequence[str]) -> str:
    """Return a sum of SQL; zero without terms."""
    return f"({' + '.join(terms) or '0'})"
