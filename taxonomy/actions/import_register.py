"""Brings the administrative units of the portal into line with a register."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from jobs.actions.base import Action, Asker, RefusedError
from taxonomy.laender import ISO_CODES
from taxonomy.models import AdministrativeUnit
from taxonomy.register_units import RegisterUnit
from taxonomy.signals import units_imported
from taxonomy.sort_keys import german_sort_key

BATCH = 2000
ALL_LAENDER = 16
CENT = Decimal("0.01")
# What the register decides; everything else of a unit belongs to the editors.
REGISTER_FIELDS = (
    "level",
    "parent_id",
    "name",
    "sort_key",
    "designation",
    "population",
    "population_date",
    "area_km2",
    "latitude",
    "longitude",
    "urbanisation",
    "association",
    "postal_code",
    "uninhabited",
    "valid_until",
)
UPDATED_FIELDS = [name.removesuffix("_id") for name in REGISTER_FIELDS] + ["iso_code"]


class RegisterRefusedError(RefusedError):
    """The register does not fit what the portal holds; the text says why."""


@dataclass
class ImportReport:
    """How many units an import has created, updated, left alone, closed and opened again."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    reopened: int = 0
    laender: int = 0

    @property
    def changed(self) -> bool:
        """Whether any row is different now."""
        return bool(self.created or self.updated or self.closed)

    def sentences(self) -> list[str]:
        """Return what has happened, for people."""
        counted = _(
            "Created: %(created)s, updated: %(updated)s (opened again: %(reopened)s), "
            "unchanged: %(unchanged)s, closed: %(closed)s."
        )
        said = [counted % vars(self)]
        if self.laender < ALL_LAENDER:
            said.append(
                _("The file holds %(number)s of 16 Länder; units of the others stay as they are.")
                % {"number": self.laender}
            )
        if not self.changed:
            said.append(_("Nothing has changed: the portal holds this register already."))
        return said


class ImportRegister(Action[ImportReport]):
    """Writes the units of a register in one transaction.

    Units are found by their key, so rows made by the starter content are kept and updated. A unit
    that the register no longer holds is closed, never deleted, and opened again when it comes
    back; a Land that is missing altogether is left alone with all its units, because the register
    may be that of a single Land. Without a date of the register, unchanged populations keep theirs.
    """

    action_name = "taxonomy.import_register"
    permission = "taxonomy.change_administrativeunit"

    def __init__(
        self,
        units: list[RegisterUnit],
        as_of: datetime.date | None,
        say: Callable[[str], None] = lambda line: None,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(user=user)
        self.units = units
        self.as_of = as_of
        self.say = say
        self.report = ImportReport()

    def lock(self) -> None:
        """Let a second import wait here; readers do not."""
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(AdministrativeUnit._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")

    def check_rules(self) -> None:
        """Raise RegisterRefusedError if a newer register was imported before."""
        newest = AdministrativeUnit.objects.aggregate(newest=Max("population_date"))["newest"]
        if self.as_of and newest and self.as_of < newest:
            raise RegisterRefusedError(
                _("The register is of %(date)s, older than the one imported before (%(newest)s).")
                % {"date": date_format(self.as_of), "newest": date_format(newest)}
            )

    def perform(self) -> ImportReport:
        """Write all or nothing, and tell what has changed."""
        self.report = ImportReport()
        known = {unit.key: unit for unit in AdministrativeUnit.objects.all()}
        ids = {key: unit.pk for key, unit in known.items()}
        for level in AdministrativeUnit.Level:
            self._write_level(level, known, ids)
        self._close(known)
        self.changed = self.report.changed
        if self.changed:
            units_imported.send(sender=type(self))
        return self.report

    def facts(self) -> dict[str, Any]:
        """Return how many units are new, different or closed."""
        return asdict(self.report)

    def _write_level(
        self, level: str, known: dict[str, AdministrativeUnit], ids: dict[str, int]
    ) -> None:
        written = [unit for unit in self.units if unit.level == level]
        changed = []
        for unit in written:
            old = known.get(unit.key)
            values = self._values(unit, ids.get(unit.parent_key), old)
            if old is None:
                self.report.created += 1
            elif all(getattr(old, name) == value for name, value in values.items()):
                self.report.unchanged += 1
                continue
            else:
                self.report.updated += 1
                self.report.reopened += old.valid_until is not None
            changed.append(AdministrativeUnit(key=unit.key, **values))
        for start in range(0, len(changed), BATCH):
            batch = changed[start : start + BATCH]
            AdministrativeUnit.objects.bulk_create(
                batch, update_conflicts=True, unique_fields=["key"], update_fields=UPDATED_FIELDS
            )
            ids.update({unit.key: unit.pk for unit in batch})
            self.say(
                _("  %(level)s: %(done)s of %(all)s written")
                % {
                    "level": AdministrativeUnit.Level(level).label,
                    "done": start + len(batch),
                    "all": len(changed),
                }
            )

    def _values(
        self, unit: RegisterUnit, parent_id: int | None, old: AdministrativeUnit | None
    ) -> dict[str, Any]:
        counted_on = self.as_of
        if counted_on is None and old and old.population == unit.population:
            counted_on = old.population_date
        latitude, longitude = unit.latitude, unit.longitude
        if latitude is None and old:
            # GV100AD holds no points; an older register or the starter content did.
            latitude, longitude = old.latitude, old.longitude
        return {
            "level": unit.level,
            "parent_id": parent_id,
            "name": unit.name,
            "sort_key": german_sort_key(unit.name),
            "designation": unit.designation,
            "population": unit.population,
            "population_date": counted_on,
            "area_km2": unit.area.quantize(CENT),
            "latitude": latitude,
            "longitude": longitude,
            "urbanisation": unit.urbanisation or (old.urbanisation if old else ""),
            "association": unit.association,
            "postal_code": unit.postal_code,
            "uninhabited": unit.uninhabited,
            "valid_until": None,
            "iso_code": (old.iso_code if old else "") or ISO_CODES.get(unit.key, ""),
        }

    def _close(self, known: dict[str, AdministrativeUnit]) -> None:
        """Close what this register no longer holds in the Länder that it covers."""
        held = {unit.key for unit in self.units}
        covered = {key for key in held if len(key) == 2}
        self.report.laender = len(covered)
        gone = [
            unit.pk
            for key, unit in known.items()
            if key not in held and key[:2] in covered and unit.valid_until is None
        ]
        day = self.as_of or timezone.localdate()
        self.report.closed = AdministrativeUnit.objects.filter(pk__in=gone).update(valid_until=day)
