"""Measures how well and how fast search finds the documents of a collection."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines import ElasticsearchEngine, PostgresEngine
from search.engines.elasticsearch.client import FAILURES, is_configured
from search.evaluation.collections import CollectionError, read_collection
from search.evaluation.running import ENGINES, evaluate
from search.semantics.port import embedder
from taxonomy.languages import languages


class Command(BaseCommand):
    """Prints one JSON object; the index of the portal is not touched."""

    help = "Measure search on a collection in the layout of BEIR."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, the language, the engine, and whether meaning counts."""
        parser.add_argument("--corpus", type=Path, required=True, metavar="DIR")
        parser.add_argument("--locale", choices=list(languages()), required=True)
        parser.add_argument("--semantic", action="store_true", help="by meaning too")
        parser.add_argument("--engine", choices=list(ENGINES), default=PostgresEngine.name)

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask all questions and print the figures; CommandError for a folder without them."""
        try:
            collection = read_collection(options["corpus"])
        except CollectionError as error:
            raise CommandError(str(error)) from error
        if options["semantic"] and embedder() is None:
            raise CommandError("There is no model here, or SEMANTIC_SEARCH is off.")
        if options["engine"] == ElasticsearchEngine.name and not is_configured():
            raise CommandError("ELASTICSEARCH_URL is not set.")
        try:
            figures = evaluate(
                collection, options["locale"], options["engine"], by_meaning=options["semantic"]
            )
        except FAILURES as error:
            raise CommandError("The search server does not answer.") from error
        self.stdout.write(json.dumps(figures, indent=2))
