"""Imports the official register of municipalities."""

from __future__ import annotations

import datetime
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tabular.problems import TableError
from taxonomy.actions.import_register import ImportRegister, RegisterRefusedError
from taxonomy.register import read_register


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
            as_of = options["date"] or register.counted_on
            self._say(_("  %(number)s units read and checked") % {"number": len(register.units)})
            self._say_date(as_of)
            report = ImportRegister(register.units, as_of, self._say).execute()
        except (TableError, RegisterRefusedError) as problem:
            raise CommandError(str(problem)) from None
        for line in report.sentences():
            self._say(line)
        seconds = f"{time.monotonic() - started:.1f}"
        self._say(_("Done in %(seconds)s seconds.") % {"seconds": seconds})

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _say_date(self, as_of: datetime.date | None) -> None:
        if as_of:
            self._say(_("  Date of the register: %(date)s") % {"date": date_format(as_of)})
        else:
            self._say(_("  The file name holds no year: give --date, so that pages can show it."))
