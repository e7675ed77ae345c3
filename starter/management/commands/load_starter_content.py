"""Loads the starter content; a second run changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.demo import create_demo_accounts
from catalogue.writing import TOPIC
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from starter.demo_rights import grant_demo_rights
from starter.form.problems import ContentError
from starter.loading import STARTER_FOLDER, Loading
from starter.parts import Part
from starter.tables import table_parts


class Command(BaseCommand):
    """Loads vocabularies, units, projects, teams and pages, each piece in a transaction."""

    help = (
        "Load the starter content. What was loaded before and is corrected since is renewed; where "
        "editors have changed a page, what is published stays, and the correction becomes a draft."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load every part that has not been loaded before, and show the progress."""
        begun = time.monotonic()
        try:
            loading = Loading(STARTER_FOLDER)
            loaded = loading.run(self.parts(loading), self.say)
        except ContentError as error:
            raise CommandError(str(error)) from error
        # What a large part has left for the worker: lists are whole when the command ends.
        deliver(OutboxMessage.objects.filter(topic=TOPIC))
        seconds = time.monotonic() - begun
        self.stdout.write(f"Starter content: {loaded} parts loaded in {seconds:.0f} s.")

    def say(self, line: str) -> None:
        """Show that something is done."""
        self.stdout.write(line)
        self.stdout.flush()

    def parts(self, loading: Loading) -> Iterator[Part]:
        """Return all parts: tables of the rooms, the folder, and what only development has."""
        return chain(table_parts(), loading.parts(), demo_parts())


def demo_parts() -> Iterator[Part]:
    """Yield the demo accounts, where there may be any."""
    if settings.DEMO_ACCOUNTS:
        yield Part("demo accounts", create_demo_accounts)
        yield Part("demo rights", grant_demo_rights)
