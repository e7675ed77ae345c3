"""The official register of administrative units as the Federal Statistical Office publishes it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.utils.translation import gettext as _

from taxonomy.laender import ISO_CODES
from taxonomy.models import AdministrativeUnit
from taxonomy.table_rows import Row
from taxonomy.tables import read_table

COLUMNS = (
    "satzart",
    "textkennzeichen",
    "land",
    "rb",
    "kreis",
    "vb",
    "gemeinde",
    "gemeindename",
    "flaeche",
    "bevoelkerung",
    "maennlich",
    "weiblich",
    "jekm2",
    "postleitzahl",
    "laengengrad",
    "breitengrad",
    "schluessel",
    "bezeichnung",
    "verstaedterungschluessel",
    "verstaedterungbezeichnung",
)
LAND, DISTRICT, MUNICIPALITY = "10", "40", "60"
# Government regions, planning regions, associations: checked, but not kept.
KINDS = (LAND, "20", "30", DISTRICT, "50", MUNICIPALITY)
UNINHABITED = "66"
DISTRICT_WORDS = {
    "41": "kreisfreie Stadt",
    "42": "Stadtkreis",
    "43": "Kreis",
    "44": "Landkreis",
    "45": "Regionalverband",
}
SHORT_WORDS = {"St": "Stadt", "M": "Markt", "GKSt": "Große Kreisstadt"}
LONGITUDES = (Decimal(5), Decimal(16))
LATITUDES = (Decimal(47), Decimal(56))
LARGEST_POPULATION = 100_000_000
LARGEST_AREA = 400_000


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


def read_register(path: Path) -> list[RegisterUnit]:
    """Return Länder, districts and municipalities, parents before children.

    Districts and Länder get population, area and point (mean weighted by population) from their
    municipalities. Raises TableError that lists what is wrong with file, row and column.
    """
    table = read_table(path, COLUMNS)
    units: dict[str, RegisterUnit] = {}
    for row in table.rows:
        unit = _unit(row)
        if unit is None:
            continue
        if unit.key in units:
            first = units[unit.key].row.number
            row.report(
                "gemeinde" if unit.level == "municipality" else "land",
                _("The key %(key)s stands already in row %(row)s.")
                % {"key": unit.key, "row": first},
            )
        else:
            units[unit.key] = unit
    _find_parents(units)
    if not any(unit.level == "municipality" for unit in units.values()):
        table.problems.add(_("The file holds no municipality (satzart 60)."), column="satzart")
    table.problems.raise_any()
    _sum_up(units)
    return sorted(units.values(), key=lambda unit: (len(unit.key), unit.key))


def _unit(row: Row) -> RegisterUnit | None:
    """Return the unit of a row; None for regions, associations and rows with a wrong key."""
    kind = row.choice("satzart", KINDS)
    land = row.code("land", "[0-9]{2}", "05")
    if land and land not in ISO_CODES:
        row.report("land", _("There is no Land with the key “%(key)s”.") % {"key": land})
        land = ""
    name, _comma, designation = row.text("gemeindename", longest=160).partition(", ")
    if kind == LAND:
        _expect_empty(row, "rb", "kreis", "vb", "gemeinde")
        return RegisterUnit(row, land, "land", name) if land and name else None
    if kind == DISTRICT:
        return _district(row, land, name, designation)
    if kind == MUNICIPALITY:
        return _municipality(row, land, name, designation)
    _expect_empty(row, "gemeinde")
    return None


def _district(row: Row, land: str, name: str, designation: str) -> RegisterUnit | None:
    code = row.code("textkennzeichen", "4[0-9]", "44")
    region = row.code("rb", "[0-9]", "1")
    district = row.code("kreis", "[0-9]{2}", "15")
    _expect_empty(row, "vb", "gemeinde")
    if not (code and land and region and district and name):
        return None
    return RegisterUnit(
        row,
        land + region + district,
        "district",
        name,
        designation=DISTRICT_WORDS.get(code, designation),
    )


def _municipality(row: Row, land: str, name: str, designation: str) -> RegisterUnit | None:
    code = row.code("textkennzeichen", "6[0-9]", "64")
    region = row.code("rb", "[0-9]", "1")
    district = row.code("kreis", "[0-9]{2}", "15")
    row.code("vb", "[0-9]{4}", "0011")
    number = row.code("gemeinde", "[0-9]{3}", "011")
    population = row.integer("bevoelkerung", highest=LARGEST_POPULATION) or 0
    area = row.decimal("flaeche", highest=LARGEST_AREA) or Decimal(0)
    row.integer("maennlich", highest=LARGEST_POPULATION)
    row.integer("weiblich", highest=LARGEST_POPULATION)
    row.integer("jekm2", highest=LARGEST_POPULATION)
    row.code("postleitzahl", "[0-9]{5}", "24937", required=False)
    row.code("verstaedterungschluessel", "0[0-9]", "01")
    uninhabited = code == UNINHABITED
    if uninhabited and population:
        row.report("bevoelkerung", _("An uninhabited area (66) has inhabitants."))
    longitude, latitude = _point(row, required=not uninhabited)
    if not (code and land and region and district and number and name):
        return None
    return RegisterUnit(
        row,
        land + region + district + number,
        "municipality",
        name,
        designation=SHORT_WORDS.get(designation, designation)[:80],
        population=population,
        area=area,
        latitude=latitude,
        longitude=longitude,
        urbanisation=row.text("verstaedterungbezeichnung", longest=40),
        uninhabited=uninhabited,
    )


def _point(row: Row, *, required: bool) -> tuple[float | None, float | None]:
    """Return longitude and latitude; a territory without inhabitants may have none (or 0 and 0)."""
    raw = [row.values[column].strip() for column in ("laengengrad", "breitengrad")]
    if not required and raw in (["", ""], ["0", "0"]):
        return None, None
    longitude = _degrees(row, "laengengrad", LONGITUDES)
    latitude = _degrees(row, "breitengrad", LATITUDES)
    return longitude, latitude


def _degrees(row: Row, column: str, bounds: tuple[Decimal, Decimal]) -> float | None:
    before = row.problems.number
    value = row.decimal(column)
    if value is None:
        return None
    if not bounds[0] <= value <= bounds[1]:
        row.report(
            column,
            _("%(value)s lies outside Germany (%(lowest)s to %(highest)s).")
            % {"value": value, "lowest": bounds[0], "highest": bounds[1]},
        )
    return float(value) if row.problems.number == before else None


def _expect_empty(row: Row, *columns: str) -> None:
    for column in columns:
        if row.values[column].strip():
            row.report(
                column,
                _("must be empty in a row with satzart %(kind)s")
                % {"kind": row.values["satzart"].strip()},
            )


def _find_parents(units: dict[str, RegisterUnit]) -> None:
    """Give each unit the key of its parent, or report that the file does not hold it."""
    for unit in units.values():
        if unit.level == AdministrativeUnit.Level.LAND:
            continue
        land, district = unit.key[:2], unit.key[:5]
        if land not in units:
            unit.row.report("land", _("The file has no row for the Land %(key)s.") % {"key": land})
        elif unit.level == AdministrativeUnit.Level.DISTRICT:
            unit.parent_key = land
        elif district in units:
            unit.parent_key = district
        elif unit.uninhabited and unit.key[3:5] == "00":
            # Condominium and coastal waters belong to a Land, not to a district.
            unit.parent_key = land
        else:
            unit.row.report(
                "kreis", _("The file has no row for the district %(key)s.") % {"key": district}
            )


def _sum_up(units: dict[str, RegisterUnit]) -> None:
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
