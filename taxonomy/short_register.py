"""The register in its fixed-width form GV100AD, and in the short CSV that ships with the portal.

Both give the same rows. Columns of GV100AD, counted in characters: kind 0-2, day 2-10, key 10-18,
association 18-22, name 22-72, code 122-124, hectares 128-139, inhabitants 139-150, postal code
165-170. It holds neither points nor the degree of urbanisation; the short CSV has those of an older
register beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from tabular.problems import Problems
from tabular.rows import Row
from tabular.tables import Table
from taxonomy.laender import ISO_CODES
from taxonomy.register_units import (
    DISTRICT_WORDS,
    UNINHABITED,
    RegisterUnit,
    name_and_designation,
    readable,
)

COLUMNS = (
    "key",
    "association",
    "code",
    "name",
    "postal_code",
    "population",
    "hectares",
    "latitude",
    "longitude",
    "urbanisation",
)
FIXED_WIDTH = re.compile(r"[1-6]0[0-9]{8}[0-9]{2}")
SHORTEST_LINE = 170
LARGEST_POPULATION, LARGEST_HECTARES = 100_000_000, 40_000_000
KEY = "[0-9]{2}|[0-9]{5}|[0-9]{8}|[0-9]{9}"
ASSOCIATION_KEY_LENGTH = 9
# The words of the register's older form (Eurostat's degree of urbanisation).
URBANISATION = {
    "01": "dicht besiedelt",
    "02": "mittlere Besiedlungsdichte",
    "03": "gering besiedelt",
}
TOWN_WORDS = {"60": "Markt", "61": "Stadt", "62": "Stadt", "63": "Stadt", "67": "Stadt"}
ASSOCIATION_WORDS = {
    "51": "Amt",
    "52": "Samtgemeinde",
    "53": "Verbandsgemeinde",
    "54": "Verwaltungsgemeinschaft",
    "55": "Amt",
    "56": "Verwaltungsverband",
}
SPELLED_OUT = {
    "VVG": "Vereinbarte Verwaltungsgemeinschaft",
    "GVV": "Gemeindeverwaltungsverband",
}


def fixed_width_table(name: str, text: str) -> Table | None:
    """Return the rows of a register in the form GV100AD; None if the text has another form."""
    if not FIXED_WIDTH.match(text):
        return None
    problems = Problems(name)
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("20", "30")) or not line.strip():
            continue
        kind = line[:2]
        if not FIXED_WIDTH.match(line) or (kind == "60" and len(line) < SHORTEST_LINE):
            problems.add(_("The line does not have the form of GV100AD."), row=number)
            continue
        key = line[10:18].strip() + (line[18:22] if kind == "50" else "")
        values = (
            key,
            line[18:22] if kind == "60" else "",
            line[122:124].strip(),
            line[22:72],
            line[165:170].strip(),
            line[139:150].strip(),
            line[128:139].strip(),
            "",
            "",
            "",
        )
        rows.append(Row(number, dict(zip(COLUMNS, values, strict=True)), problems))
    return Table(rows, problems)


def short_unit(associations: dict[str, str], row: Row) -> RegisterUnit | None:
    """Return the unit of a row; an association is kept for the municipalities that follow."""
    key = row.code("key", KEY, "14713000")
    name, designation = name_and_designation(row.text("name", longest=160))
    code = row.code("code", "[0-9]{2}", "64", required=False)
    if key and key[:2] not in ISO_CODES:
        row.report("key", _("There is no Land with the key “%(key)s”.") % {"key": key[:2]})
        return None
    if not (key and name):
        return None
    if len(key) == ASSOCIATION_KEY_LENGTH:
        associations[key] = association_name(code, name)
        return None
    if len(key) == 2:
        return RegisterUnit(row, key, "land", name)
    if len(key) == 5:
        designation = DISTRICT_WORDS.get(code, designation)
        return RegisterUnit(row, key, "district", name, designation=designation)
    unit = RegisterUnit(
        row,
        key,
        "municipality",
        name,
        designation=designation or TOWN_WORDS.get(code, ""),
        population=row.integer("population", highest=LARGEST_POPULATION) or 0,
        area=(row.decimal("hectares", highest=LARGEST_HECTARES) or Decimal(0)) / 100,
        latitude=_degrees(row, "latitude"),
        longitude=_degrees(row, "longitude"),
        urbanisation=URBANISATION.get(row.code("urbanisation", "0[1-3]", "02", required=False), ""),
        uninhabited=code == UNINHABITED,
        association=associations.get(key[:5] + row.values["association"].strip(), ""),
        postal_code=row.code("postal_code", "[0-9]{5}", "24937", required=False),
    )
    if unit.uninhabited and unit.population:
        row.report("population", _("An uninhabited area (66) has inhabitants."))
    return unit


def association_name(code: str, name: str) -> str:
    """Return the name with its kind: “Amt Süderbrarup”; empty where it is a town that serves."""
    word = ASSOCIATION_WORDS.get(code, "")
    name = readable(name.removesuffix(" (VGem)"))
    first, _space, rest = name.partition(" ")
    if first in SPELLED_OUT:
        return f"{SPELLED_OUT[first]} {rest}"
    return f"{word} {name}" if word else ""


def _degrees(row: Row, column: str) -> float | None:
    value = row.decimal(column, required=False)
    return None if value is None else float(value)
