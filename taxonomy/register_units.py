"""Länder, districts and municipalities as every form of the register gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tabular.rows import Row
from taxonomy.models import AdministrativeUnit

DISTRICT_WORDS = {
    "41": "kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
}
SHORT_WORDS = {"St": "Stadt", "M": "Markt", "GKSt": "Große Kreisstadt"}
UNINHABITED = "66"


@dataclass
class RegisterUnit:
    """A Land, district or municipality of the register, with the row where it stands."""

    row: Row
    key: str
    level: str
    name: str
    designation: str = ""
    parent_key: str = ""
    population: int = 0
    area: Decimal = Decimal(0)
    latitude: float | None = None
    longitude: float | None = None
    urbanisation: str = ""
    uninhabited: bool = False
    association: str = ""
    postal_code: str = ""


def readable(name: str) -> str:
    """Return a name of the register with the spaces it lacks: “b. München”, “Lauenburg/Elbe”."""
    spaced = re.sub(r"\.(?=[^\W\d_])", ". ", name)
    return re.sub(r"(?<=[^\s])/ ", "/", spaced)


def name_and_designation(text: str) -> tuple[str, str]:
    """Return “Hof” and “Stadt” for “Hof, St”."""
    name, _comma, designation = text.partition(", ")
    return readable(name), SHORT_WORDS.get(designation, designation)[:80]


def find_parents(units: dict[str, RegisterUnit]) -> None:
    """Give each unit the key of its parent, or report that the file does not hold it."""
    for unit in units.values():
        if unit.level == AdministrativeUnit.Level.LAND:
            continue
        land, district = unit.key[:2], unit.key[:5]
        if land not in units:
            unit.row.report(
                column(unit, "land"), _("The file has no row for the Land %(key)s.") % {"key": land}
            )
        elif unit.level == AdministrativeUnit.Level.DISTRICT:
            unit.parent_key = land
        elif district in units:
            unit.parent_key = district
        elif unit.uninhabited and unit.key[3:5] == "00":
            # Condominium and coastal waters belong to a Land, not to a district.
            unit.parent_key = land
        else:
            unit.row.report(
                column(unit, "kreis"),
                _("The file has no row for the district %(key)s.") % {"key": district},
            )


def column(unit: RegisterUnit, name: str) -> str:
    """Return the column where the key stands; short forms have one for the whole key."""
    return "key" if "key" in unit.row.values else name


def sum_up(units: dict[str, RegisterUnit]) -> None:
    """Add population, area and point of the municipalities to their district and Land."""
    members: dict[str, list[RegisterUnit]] = {}
    for unit in units.values():
        if unit.level == AdministrativeUnit.Level.MUNICIPALITY:
            for key in (unit.key[:2], unit.key[:5]):
                members.setdefault(key, []).append(unit)
    for key in members.keys() & units.keys():
        whole = units[key]
        whole.population = sum(unit.population for unit in members[key])
        whole.area = sum((unit.area for unit in members[key]), Decimal(0))
        located = [unit for unit in members[key] if unit.latitude is not None and unit.population]
        weight = sum(unit.population for unit in located)
        if weight:
            whole.latitude = _mean(located, "latitude", weight)
            whole.longitude = _mean(located, "longitude", weight)


def _mean(units: list[RegisterUnit], axis: str, weight: int) -> float:
    total = sum(getattr(unit, axis) * unit.population for unit in units)
    return round(total / weight, 5)
