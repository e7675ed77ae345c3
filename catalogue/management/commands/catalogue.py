"""Writes the catalogue anew, or says where it is not up to date."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.sources import sources
from catalogue.writing import differences, rebuild


class Command(BaseCommand):
    """Rebuilds or verifies; readers find the entries meanwhile."""

    help = "Write the catalogue anew, or say where it is not up to date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and for which source."""
        parser.add_argument("what", choices=["rebuild", "verify"])
        parser.add_argument(
            "--source",
            choices=[source.name for source in sources],
            help="only the entries of this source",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and tell how far it is, or name each difference; CommandError if there is one."""
        chosen = [source for source in sources if options["source"] in (None, source.name)]
        if options["what"] == "rebuild":
            for source in chosen:
                begun = time.monotonic()
                entries = rebuild(source, partial(self.show, source.name))
                seconds = time.monotonic() - begun
                self.stdout.write(f"{source.name}: {entries} entries in {seconds:.1f} s")
            return
        found = [line for source in chosen for line in differences(source)]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"{len(found)} differences; manage.py catalogue rebuild mends them")
        self.stdout.write("The catalogue is up to date.")

    def show(self, name: str, done: int, total: int) -> None:
        """Tell how many things are read."""
        self.stdout.write(f"{name}: {done} of {total} read")
        self.stdout.flush()
