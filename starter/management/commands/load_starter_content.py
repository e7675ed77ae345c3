"""Loads the starter content; a second run changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.demo import create_demo_accounts
from cases.importing import load as load_projects
from starter.actions import LoadPart
from starter.courses import load_course
from starter.demo_rights import grant_demo_rights
from starter.models import StarterRecord
from starter.pages import load_case, load_guidance, load_standard_page
from starter.reading import Record, StarterContentError, read_folder
from starter.tree import (
    entrust_shared_models,
    entrust_shared_pages,
    load_start_pages,
    load_team,
)
from taxonomy.importing import load as load_units
from taxonomy.importing import load_register
from taxonomy.models import AdministrativeUnit

Part = tuple[str, Callable[[], Any]]


def prominence(record: Record) -> int:
    """Return the place of a case study: what is published last leads the start page."""
    return int(record.get("prominence", 0))


class Command(BaseCommand):
    """Loads register extract, projects, teams and pages, each piece once and in a transaction."""

    help = "Load the starter content; what editors have changed since stays as it is."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load every part that has not been loaded before, and show the progress."""
        begun = time.monotonic()
        done = set(StarterRecord.objects.values_list("key", flat=True))
        loaded = 0
        for key, load in self.parts():
            if key in done:
                continue
            try:
                LoadPart(key, load).execute()
            except StarterContentError as error:
                raise CommandError(str(error)) from error
            loaded += 1
            self.stdout.write(f"  {key}")
            self.stdout.flush()
        seconds = time.monotonic() - begun
        self.stdout.write(f"Starter content: {loaded} parts loaded in {seconds:.0f} s.")

    def parts(self) -> Iterator[Part]:
        """Yield each part by its key, in the order in which they need each other."""
        yield "units", load_units
        yield "register 2025-08-31", load_register
        yield "projects", load_projects
        yield "start pages", load_start_pages
        yield "team bund", partial(load_team, None)
        for land in AdministrativeUnit.objects.laender():
            yield f"team {land.key}", partial(load_team, land)
        for record in read_folder("pages"):
            yield f"page {record['slug']}", partial(load_standard_page, record)
        yield "shared pages", entrust_shared_pages
        yield "shared models", entrust_shared_models
        for record in sorted(read_folder("cases"), key=prominence):
            yield f"case {record['slug']}", partial(load_case, record)
        for record in read_folder("guidance"):
            yield f"guidance {record['slug']}", partial(load_guidance, record)
        for record in read_folder("courses"):
            yield f"course {record['slug']}", partial(load_course, record)
        if settings.DEMO_ACCOUNTS:
            yield "demo accounts", create_demo_accounts
            yield "demo rights", grant_demo_rights
