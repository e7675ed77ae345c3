"""Writes the documents of search anew."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from search.index import rebuild

LOCALES = [code for code, _name in settings.LANGUAGES]


class Command(BaseCommand):
    """Writes all documents of one or all languages; search answers meanwhile."""

    help = "Write the documents of search anew; search answers meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the language."""
        parser.add_argument("--locale", choices=LOCALES, help="only this language")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and tell how far it is."""
        for code in [options["locale"]] if options["locale"] else LOCALES:
            begun = time.monotonic()
            documents = rebuild(code, partial(self.show, code))
            seconds = time.monotonic() - begun
            self.stdout.write(f"{code}: {documents} documents in {seconds:.1f} s.")

    def show(self, locale: str, done: int, total: int) -> None:
        """Tell how many pages are read."""
        self.stdout.write(f"{locale}: {done} of {total} pages read")
        self.stdout.flush()
