"""`python -m portal serve`: the web server of a production portal."""

from __future__ import annotations

import os
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import connections


class Command(BaseCommand):
    """Prepares the database, then becomes gunicorn."""

    help = "Check, migrate, then serve with gunicorn (portal/gunicorn_conf.py)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take gunicorn's own arguments after `--`."""
        parser.add_argument("words", nargs="*", help="Arguments for gunicorn, after --.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Never come back: this process becomes gunicorn's, so that signals reach it."""
        call_command("prepare_database", verbosity=options["verbosity"])
        connections.close_all()
        sys.stdout.flush()
        command = [sys.executable, "-m", "gunicorn", "--config=python:portal.gunicorn_conf"]
        os.execv(sys.executable, [*command, "--no-control-socket", *options["words"]])  # noqa: S606
