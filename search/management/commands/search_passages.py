"""Says how many passages have a vector, or makes all of them anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalogue.models import Entry
from search.models import Passage
from search.semantics.embedding import embed_waiting
from search.semantics.port import embedder, model_of
from search.semantics.writing import cut, forget_vectors
from taxonomy.languages import languages

SECONDS_BETWEEN_LINES = 10.0


class Command(BaseCommand):
    """Until a vector is made anew its page is found by words alone."""

    help = "Say how many passages can be found by meaning, or make all vectors anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        parser.add_argument("what", choices=["rebuild", "status"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it; CommandError where there is no model to do it with."""
        model = embedder()
        if options["what"] == "rebuild":
            if model is None:
                raise CommandError("There is no model: it is off, or the log says what is missing")
            self.rebuild()
        self.stdout.write(model_of(model) if model else "no model")
        for locale in languages():
            rows = Passage.objects.filter(locale=locale)
            waiting = rows.waiting().count()
            self.stdout.write(f"{locale}: {rows.count()} passages, {waiting} without a vector")

    def rebuild(self) -> None:
        """Cut all entries anew, forget all vectors, and make them, as the worker also does."""
        for entry in Entry.objects.order_by("pk").iterator(chunk_size=100):
            cut(entry)
        forget_vectors()
        while embed_waiting(SECONDS_BETWEEN_LINES):
            self.stdout.write(f"{Passage.objects.waiting().count()} passages wait")
            self.stdout.flush()
