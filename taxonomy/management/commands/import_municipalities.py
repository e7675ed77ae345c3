"""Imports the official register of municipalities."""

from __future__ import annotations

import datetime
import re
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tabular.problems import TableError
from taxonomy.actions.import_register import ImportRegister, ImportReport, RegisterRefusedError
from taxonomy.register import read_register

TERRITORY = re.compile(r"GV100AD_?[0-3][0-9][01][0-9]((?:19|20)[0-9]{2})", re.IGNORECASE)
YEAR = re.compile(r"(?<![0-9])(19|20)[0-9]{2}(?![0-9])")


class Command(BaseCommand):
    """Reads a register of the Federal Statistical Office and updates the administrative units."""

    help = (
        "Imports the register of municipalities of the Federal Statistical Office: GV100AD (fixed "
        "width, UTF-8 or Windows-1252), its XLSX of all municipalities, or a CSV in UTF-8 with "
        "commas and the 20 columns of its header. All or nothing; safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file and, where its name does not hold the year, the date of the register."""
        parser.add_argument("file", type=Path, help="the register: GV100AD, XLSX or CSV")
        parser.add_argument(
            "--date",
            type=datetime.date.fromisoformat,
            help="day on which inhabitants were counted, for example 2024-12-31; without it the "
            "last day of the year in the file name, for GV100AD that before its territory's day",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, write; a wrong file ends with a list of what is wrong, and nothing else."""
        started = time.monotonic()
        path: Path = options["file"]
        self._say(_("Reading %(file)s …") % {"file": path})
        try:
            register = read_register(path)
            as_of = options["date"] or register.counted_on or date_from_name(path.name)
            self._say(_("  %(number)s units read and checked") % {"number": len(register.units)})
            self._say_date(as_of)
            report = ImportRegister(register.units, as_of, self._say).execute()
        except (TableError, RegisterRefusedError) as problem:
            raise CommandError(str(problem)) from None
        self._say_result(report, time.monotonic() - started)

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _say_date(self, as_of: datetime.date | None) -> None:
        if as_of:
            self._say(_("  Date of the register: %(date)s") % {"date": date_format(as_of)})
        else:
            self._say(_("  The file name holds no year: give --date, so that pages can show it."))

    def _say_result(self, report: ImportReport, seconds: float) -> None:
        self._say(
            _(
                "Created: %(created)s, updated: %(updated)s (opened again: %(reopened)s), "
                "unchanged: %(unchanged)s, closed: %(closed)s."
            )
            % vars(report)
        )
        if report.laender < 16:
            self._say(
                _("The file holds %(number)s of 16 Länder; units of the others stay as they are.")
                % {"number": report.laender}
            )
        if not report.changed:
            self._say(_("Nothing has changed: the portal holds this register already."))
        self._say(_("Done in %(seconds)s seconds.") % {"seconds": f"{seconds:.1f}"})


def date_from_name(name: str) -> datetime.date | None:
    """Return the last day of the year in a file name; None if there is none or it is to come.

    “GV100AD_31082025” names the day of the territory; inhabitants are those of the year before.
    """
    if territory := TERRITORY.search(name):
        return datetime.date(int(territory[1]) - 1, 12, 31)
    found = YEAR.search(name)
    if not found:
        return None
    day = datetime.date(int(found[0]), 12, 31)
    return day if day <= timezone.localdate() else None
