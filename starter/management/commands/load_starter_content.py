"""Loads the starter content; a second run changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.demo import create_demo_accounts
from cases.importing import load as load_projects
from catalogue.writing import TOPIC
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from starter.actions import LoadPart
from starter.courses import load_course
from starter.demo_rights import grant_demo_rights
from starter.models import StarterRecord
from starter.pages import load_case, load_guidance, load_standard_page
from starter.reading import Record, StarterContentError, read, read_folder
from starter.storing import digest
from starter.tree import (
    entrust_shared_models,
    entrust_shared_pages,
    load_start_pages,
    load_team,
)
from taxonomy.importing import load as load_units
from taxonomy.importing import load_register
from taxonomy.models import AdministrativeUnit


@dataclass(frozen=True)
class Part:
    """A piece that is loaded once; where it has a file, again when that has changed."""

    key: str
    load: Callable[[], Any]
    digest: str = ""


def part_of(kind: str, load: Callable[[Record], Any], record: Record) -> Part:
    """Return the piece that a file makes."""
    return Part(f"{kind} {record['slug']}", partial(load, record), digest(record))


def prominence(record: Record) -> int:
    """Return the place of a case study: what is published last leads the start page."""
    return int(record.get("prominence", 0))


class Command(BaseCommand):
    """Loads register extract, projects, teams and pages, each piece once and in a transaction."""

    help = (
        "Load the starter content. What was loaded before and is corrected since is renewed; where "
        "editors have changed a page, what is published stays, and the correction becomes a draft."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load every part that has not been loaded before, and show the progress."""
        begun = time.monotonic()
        done = dict(StarterRecord.objects.values_list("key", "digest"))
        loaded = 0
        for part in self.parts():
            # What was loaded before texts were remembered is nobody's to renew.
            if part.key in done and done[part.key] in ("", part.digest):
                continue
            try:
                LoadPart(part.key, part.load, part.digest).execute()
            except StarterContentError as error:
                raise CommandError(str(error)) from error
            loaded += 1
            self.stdout.write(f"  {part.key}")
            self.stdout.flush()
        # What a large part has left for the worker: lists are whole when the command ends.
        deliver(OutboxMessage.objects.filter(topic=TOPIC))
        seconds = time.monotonic() - begun
        self.stdout.write(f"Starter content: {loaded} parts loaded in {seconds:.0f} s.")

    def parts(self) -> Iterator[Part]:
        """Yield each part by its key, in the order in which they need each other."""
        yield Part("units", load_units)
        yield Part("register 2025-08-31", load_register)
        yield Part("projects", load_projects)
        yield Part("start pages", load_start_pages, digest(read("home")))
        yield Part("team bund", partial(load_team, None))
        for land in AdministrativeUnit.objects.laender():
            yield Part(f"team {land.key}", partial(load_team, land))
        for record in read_folder("pages"):
            yield part_of("page", load_standard_page, record)
        yield Part("shared pages", entrust_shared_pages)
        yield Part("shared models", entrust_shared_models)
        for record in sorted(read_folder("cases"), key=prominence):
            yield part_of("case", load_case, record)
        for record in read_folder("guidance"):
            yield part_of("guidance", load_guidance, record)
        for record in read_folder("courses"):
            yield part_of("course", load_course, record)
        if settings.DEMO_ACCOUNTS:
            yield Part("demo accounts", create_demo_accounts)
            yield Part("demo rights", grant_demo_rights)
