"""Builds the index anew, says where it is not up to date, or how large it is."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.elasticsearch.client import FAILURES, is_configured
from search.index.building import build, differences
from search.index.following import differences_of_copy
from search.index.state import state_of
from search.index.writing import active_index
from taxonomy.languages import languages


class Command(BaseCommand):
    """Readers find what was there before until a new index is complete."""

    help = "Build the search index anew, or say where it is not up to date, or how large it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do, and for which language."""
        parser.add_argument("what", choices=["rebuild", "verify", "status"])
        parser.add_argument("--locale", choices=list(languages()), help="only this language")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it for each language; CommandError if something is not up to date."""
        locales = [options["locale"]] if options["locale"] else list(languages())
        getattr(self, options["what"])(locales)

    def rebuild(self, locales: list[str]) -> None:
        """Build the indexes anew and tell how far it is."""
        for locale in locales:
            begun = time.monotonic()
            build(locale, self.show)
            self.stdout.write(f"{locale}: built in {time.monotonic() - begun:.1f} s")

    def verify(self, locales: list[str]) -> None:
        """Name each entry that the index lacks or holds with other terms."""
        indexes = [active_index(locale) for locale in locales]
        found = [line for index in indexes for line in differences(index)]
        try:
            found += [line for index in indexes for line in differences_of_copy(index)]
        except FAILURES as failure:
            raise CommandError("The search server does not answer.") from failure
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(
                f"{len(found)} differences; manage.py search_index rebuild mends them"
            )
        self.stdout.write("The index is up to date.")

    def status(self, locales: list[str]) -> None:
        """Tell the size of each index."""
        for locale in locales:
            state = state_of(active_index(locale))
            self.stdout.write(
                f"{locale}: {state.documents} of {state.entries} entries, {state.terms} terms, "
                f"{state.words} words, analysis {state.version}, built {state.built_at or 'never'}"
            )
            if is_configured():
                self.stdout.write(
                    f"{locale}: {state.engine}, {state.waiting} changes of all languages wait, "
                    f"last compared {state.checked_at or 'never'}, {state.drift} entries differed"
                )

    def show(self, locale: str, done: int, total: int) -> None:
        """Tell how many entries are written."""
        self.stdout.write(f"{locale}: {done} of {total} written")
        self.stdout.flush()
