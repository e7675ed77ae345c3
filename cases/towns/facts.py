"""What the register says of a municipality, as solutions are compared with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from catalogue.facets import token
from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.municipality_search import size_class_of

SIZE, AREA, PLACE, ADOPTED = "home_size", "home_area", "place", "adopted"
SOLUTION_TYPE = "solution_type"
# The words of the register for the degree of urbanisation begin so.
AREA_BEGINNINGS = {"dicht": "dicht", "mitt": "mittel", "gering": "gering"}


@dataclass(frozen=True)
class TownFacts:
    """A municipality or district with its size class and the code of its area type."""

    unit: AdministrativeUnit
    size: SizeClass | None
    area: str

    @classmethod
    def of(cls, unit: AdministrativeUnit, sizes: list[SizeClass]) -> TownFacts:
        return cls(unit, size_class_of(unit, sizes), area_code(unit))


def area_code(unit: AdministrativeUnit) -> str:
    """Return “dicht”, “mittel” or “gering”; empty where the register does not say."""
    words = unit.urbanisation
    return next((code for begin, code in AREA_BEGINNINGS.items() if words.startswith(begin)), "")


def area_labels() -> dict[str, str]:
    """Return the area types (Eurostat's degree of urbanisation) by code."""
    return {
        "dicht": _("densely populated"),
        "mittel": _("medium density"),
        "gering": _("thinly populated"),
    }


def keys_around(unit: AdministrativeUnit) -> list[str]:
    """Return the official keys by which things belong to a place: its own and its district's.

    To a district belongs also what its municipalities have.
    """
    if unit.level == AdministrativeUnit.Level.DISTRICT:
        below = AdministrativeUnit.objects.filter(parent=unit).values_list("key", flat=True)
        return [unit.key, *below]
    return [unit.key, unit.key[:5]]


def other_tokens(name: str, own: str, codes: Sequence[str]) -> tuple[str, ...]:
    """Return the `name:value` of all codes but the own one."""
    return tuple(token(name, code) for code in codes if code != own)
