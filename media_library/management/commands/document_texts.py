"""Says how many documents were read, or has them read (again)."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import Count

from media_library.actions import RequestTexts
from media_library.models import DocumentText


class Command(BaseCommand):
    """Counts by state; the worker does the reading."""

    help = "Say how many documents were read, or have the worker read them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to do."""
        parser.add_argument("what", choices=["status", "read"])
        parser.add_argument(
            "--again", action="store_true", help="with read: also those that were read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Leave messages for the worker where asked; then tell how many texts are in each state."""
        if options["what"] == "read":
            RequestTexts(again=options["again"]).execute()
        counts = DocumentText.objects.values_list("status").annotate(Count("pk")).order_by("status")
        for status, number in counts:
            self.stdout.write(f"{number:6} {status}")
