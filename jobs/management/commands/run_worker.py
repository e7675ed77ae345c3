"""`manage.py run_worker`: tasks, scheduled publishing and maintenance in one process."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from jobs.worker import PortalWorker


class Command(BaseCommand):
    """Runs the portal's worker; start as many as the tasks need."""

    help = "Run tasks, publish what is scheduled, and tidy up, until SIGTERM or SIGINT."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="Do what there is, then end.")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = PortalWorker()
        worker.listen()
        worker.run(once=options["once"])
