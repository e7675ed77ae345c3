"""Vocabularies, size classes and units that a new portal starts with.

Everything here is made only where it is missing: what editors or a register import have written
stays as it is.
"""

from __future__ import annotations

import datetime
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from jobs.actions.base import Asker
from tabular.files import TableFile, read_file
from tabular.problems import Problems
from tabular.registry import Importer, importers
from tabular.rows import Row
from tabular.tables import Table, read_table
from taxonomy.actions.import_register import ImportRegister, RegisterRefusedError
from taxonomy.actions.import_terms import COLUMNS as TERM_COLUMNS
from taxonomy.actions.import_terms import ImportTerms, read_terms
from taxonomy.laender import LAENDER_WITH_KREISE, LAND_KEYS
from taxonomy.models import AdministrativeUnit, SizeClass, Term
from taxonomy.multilingual_rows import main_column, other_columns, texts_of
from taxonomy.register import COLUMNS as REGISTER_COLUMNS
from taxonomy.register import read_register
from taxonomy.register_units import name_and_designation
from taxonomy.signals import units_imported
from taxonomy.sort_keys import german_sort_key

# Inhabitants of this day, in the territory of 31 August 2025.
REGISTER_DATE = datetime.date(2024, 12, 31)
DATA = Path(__file__).resolve().parent / "data"
LEVELS = {2: "land", 5: "district", 8: "municipality"}
KEY = "[0-9]{2}|[0-9]{5}|[0-9]{8}"
UNIT_COLUMNS = ("name", "population", "population_date", "area_km2", "lat", "lon", "urbanisation")


@transaction.atomic
def load() -> None:
    """Create terms, size classes, the 16 Länder, and places that starter pages name."""
    ImportTerms(shipped_terms(), keep_existing=True).execute()
    known = set(SizeClass.objects.values_list("code", flat=True))
    SizeClass.objects.bulk_create(size for size in shipped_size_classes() if size.code not in known)
    create_units(shipped_units())


def load_register() -> None:
    """Write the register that ships with the portal, unless a newer one was imported before."""
    units = read_register(DATA / "register.csv").units
    with suppress(RegisterRefusedError):
        ImportRegister(units, REGISTER_DATE, say=lambda line: None).execute()


def shipped_terms() -> list[Term]:
    """Return the terms that the portal comes with."""
    return read_terms(read_file(DATA / "terms.csv"))


def shipped_size_classes() -> list[SizeClass]:
    """Return the size classes that the portal comes with."""
    table = read_table(
        DATA / "groessenklassen.csv",
        ("code", "bbsr_key", "min_population", "max_population_exclusive", main_column("label")),
        ("source", *other_columns("label")),
    )
    classes = [
        SizeClass(
            code=row.code("code", "[a-z_]{1,32}", "kleinstadt_gross"),
            bbsr_key=row.code("bbsr_key", "[0-9]{2}", "30", required=False),
            labels=texts_of(row, "label", longest=80),
            min_population=row.integer("min_population", required=False),
            max_population_exclusive=row.integer("max_population_exclusive", required=False),
        )
        for row in table.rows
    ]
    table.problems.raise_any()
    return classes


def shipped_units() -> list[AdministrativeUnit]:
    """Return the Länder, and the places that starter pages name."""
    required = ("iso_3166_2", "ags_prefix", *UNIT_COLUMNS[:-1])
    optional = ("type", "capital", "municipalities_2019", "coordinate_kind", "population_source")
    geocoding = ("dcat_political_geocoding_uri", "modellprojekte")
    table = read_table(DATA / "laender.csv", required, (*optional, *geocoding))
    laender = []
    for row in table.rows:
        unit = unit_of(row, "ags_prefix")
        unit.iso_code = row.choice("iso_3166_2", LAND_KEYS)
        laender.append(unit)
    table.problems.raise_any()
    places = read_table(DATA / "places.csv", ("ags", *UNIT_COLUMNS))
    return [*laender, *units_of(places, "ags")]


def units_of(table: Table, key_column: str) -> list[AdministrativeUnit]:
    """Return the units of a table, one for each key; raises TableError if a value is wrong."""
    units = {unit.key: unit for unit in (unit_of(row, key_column) for row in table.rows)}
    table.problems.raise_any()
    return list(units.values())


def unit_of(row: Row, key_column: str) -> AdministrativeUnit:
    """Return the unit of a row, without its parent."""
    key = row.code(key_column, KEY, "14713000")
    level = LEVELS.get(len(key), "municipality")
    name, designation = name_and_designation(row.text("name", longest=160))
    if level == AdministrativeUnit.Level.DISTRICT:
        designation = "Kreis" if key.startswith(LAENDER_WITH_KREISE) else "Landkreis"
    return AdministrativeUnit(
        key=key,
        level=level,
        name=name,
        designation=designation,
        sort_key=german_sort_key(name),
        population=row.integer("population"),
        population_date=row.date("population_date"),
        area_km2=row.decimal("area_km2"),
        latitude=degrees(row.decimal("lat")),
        longitude=degrees(row.decimal("lon")),
        urbanisation=row.text("urbanisation", required=False, longest=40),
    )


def degrees(value: Decimal | None) -> float | None:
    """Return a coordinate as the model keeps it."""
    return None if value is None else float(value)


def create_units(units: list[AdministrativeUnit]) -> None:
    """Create the units whose key is missing, parents first.

    A municipality whose district is unknown belongs to its Land until a register says better.
    """
    ids = dict(AdministrativeUnit.objects.values_list("key", "pk"))
    for length in LEVELS:
        missing = [unit for unit in units if len(unit.key) == length and unit.key not in ids]
        for unit in missing:
            unit.parent_id = ids.get(unit.key[:5]) or ids.get(unit.key[:2]) if length > 2 else None
        created = AdministrativeUnit.objects.bulk_create(missing)
        ids.update({unit.key: unit.pk for unit in created})
    units_imported.send(sender=AdministrativeUnit)


def import_register(file: TableFile, user: Asker = None) -> list[str]:
    """Bring the municipalities into line with a register."""
    register = read_register(file)
    try:
        action = ImportRegister(register.units, register.counted_on, user=user)
        return action.execute().sentences()
    except RegisterRefusedError as refusal:
        raise Problems(file.name).fail(str(refusal)) from refusal


def import_terms(file: TableFile, user: Asker = None) -> list[str]:
    """Bring the terms into line with a table."""
    return ImportTerms(read_terms(file), user=user).execute().sentences()


def join() -> None:
    """Enter the imports of this room."""
    importers.register(
        Importer(
            "municipalities",
            _("Register of municipalities"),
            _(
                "The register of the Federal Statistical Office: GV100AD as text, the Excel "
                "workbook of all municipalities, or a CSV with its columns. Municipalities that "
                "it lacks are closed, never deleted."
            ),
            REGISTER_COLUMNS,
            import_register,
            "taxonomy.change_administrativeunit",
        )
    )
    importers.register(
        Importer(
            "terms",
            _("Terms of the vocabularies"),
            _("Terms are found by vocabulary and code. Terms that the table lacks stay."),
            TERM_COLUMNS,
            import_terms,
            "taxonomy.change_term",
        )
    )
