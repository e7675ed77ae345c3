"""`manage.py prepare_database`: what has to be done to the database before a new version serves."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from jobs.advisory_locks import PREPARATION, alone


class Command(BaseCommand):
    """Checks the settings, then brings the tables up to date; several at once take turns."""

    help = "Check the deployment, then migrate and create the cache table. Safe to run again."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("check", "--deploy", "--database=default")
        with alone(PREPARATION):
            call_command("migrate", "--no-input", verbosity=options["verbosity"])
            call_command("createcachetable", verbosity=options["verbosity"])
