"""The official register of administrative units as the Federal Statistical Office publishes it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from tabular.files import TableFile, read_file
from tabular.rows import Row
from tabular.tables import Table, read_table
from tabular.workbooks import read_sheets
from taxonomy.laender import ISO_CODES
from taxonomy.register_units import (
    DISTRICT_WORDS,
    UNINHABITED,
    RegisterUnit,
    find_parents,
    name_and_designation,
    sum_up,
)
from taxonomy.register_workbook import workbook_table
from taxonomy.short_register import COLUMNS as SHORT_COLUMNS
from taxonomy.short_register import fixed_width_table, short_unit

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
TERRITORY = re.compile(r"GV100AD_?[0-3][0-9][01][0-9]((?:19|20)[0-9]{2})", re.IGNORECASE)
YEAR = re.compile(r"(?<![0-9])(19|20)[0-9]{2}(?![0-9])")
LAND, DISTRICT, MUNICIPALITY = "10", "40", "60"
# Government regions, planning regions, associations: checked, but not kept.
KINDS = (LAND, "20", "30", DISTRICT, "50", MUNICIPALITY)
LONGITUDES = (Decimal(5), Decimal(16))
LATITUDES = (Decimal(47), Decimal(56))
LARGEST_POPULATION = 100_000_000
LARGEST_AREA = 400_000


@dataclass(frozen=True)
class Register:
    """Länder, districts and municipalities, parents before children.

    `counted_on` is the day of the populations, where the file or its name says it.
    """

    units: list[RegisterUnit]
    counted_on: datetime.date | None = None


def read_register(file: Path | TableFile) -> Register:
    """Return the register of a file: GV100AD, CSV, or XLSX as the office publishes it.

    Districts and Länder get population, area and point (mean weighted by population) from their
    municipalities. Raises TableError that lists what is wrong with file, row and column.
    """
    file = read_file(file) if isinstance(file, Path) else file
    table, unit_of, column, counted_on = _table(file)
    units: dict[str, RegisterUnit] = {}
    for row in table.rows:
        unit = unit_of(row)
        if unit is None:
            continue
        if unit.key in units:
            first = units[unit.key].row.number
            row.report(
                column or ("gemeinde" if unit.level == "municipality" else "land"),
                _("The key %(key)s is already in row %(row)s.") % {"key": unit.key, "row": first},
            )
        else:
            units[unit.key] = unit
    find_parents(units)
    if not table.problems.lost_zeros and not any(
        unit.level == "municipality" for unit in units.values()
    ):
        table.problems.add(
            _("The file contains no municipality (satzart 60)."), column=column or "satzart"
        )
    table.problems.raise_any()
    sum_up(units)
    ordered = sorted(units.values(), key=lambda unit: (len(unit.key), unit.key))
    return Register(ordered, counted_on or date_from_name(Path(file.name).name))


def date_from_name(name: str) -> datetime.date | None:
    """Return the last day of the year in a file name; None if there is none or it is to come.

    “GV100AD_31082025” names the day of the territory; inhabitants are those of the year before.
    """
    if territory := TERRITORY.search(name):
        return datetime.date(int(territory[1]) - 1, 12, 31)
    match = YEAR.search(name)
    if not match:
        return None
    day = datetime.date(int(match[0]), 12, 31)
    return day if day <= timezone.localdate() else None


def _table(
    file: TableFile,
) -> tuple[Table, Callable[[Row], RegisterUnit | None], str, datetime.date | None]:
    """Return the rows, what makes a unit of one, the column of a short row's key, and the day."""
    if file.is_workbook:
        sheets = read_sheets(file)
        headers = [sheet.rows[0][1] for sheet in sheets]
        if any("key" in header for header in headers):
            return read_table(file, SHORT_COLUMNS), partial(short_unit, {}), "key", None
        if any("satzart" in header for header in headers):
            return read_table(file, COLUMNS), _unit, "", None
        table, counted_on = workbook_table(file.name, sheets)
        return table, _unit, "", counted_on
    text = file.text("cp1252" if file.data.startswith((b"10", b"40", b"60")) else "")
    if fixed_width := fixed_width_table(file.name, text):
        return fixed_width, partial(short_unit, {}), "key", None
    if text.startswith("key,"):
        return read_table(file, SHORT_COLUMNS), partial(short_unit, {}), "key", None
    return read_table(file, COLUMNS), _unit, "", None


def _unit(row: Row) -> RegisterUnit | None:
    """Return the unit of a row; None for regions, associations and rows with a wrong key."""
    kind = row.choice("satzart", KINDS)
    land = row.code("land", "[0-9]{2}", "05")
    if land and land not in ISO_CODES:
        row.report("land", _("There is no Land with the key “%(key)s”.") % {"key": land})
        land = ""
    name, designation = name_and_designation(row.text("gemeindename", longest=160))
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
    postal_code = row.code("postleitzahl", "[0-9]{5}", "24937", required=False)
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
        designation=designation,
        population=population,
        area=area,
        latitude=latitude,
        longitude=longitude,
        urbanisation=row.text("verstaedterungbezeichnung", longest=40),
        uninhabited=uninhabited,
        postal_code=postal_code,
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
            _("%(value)s is outside Germany (%(lowest)s to %(highest)s).")
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
