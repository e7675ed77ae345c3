"""Brings the content of an exported folder into the portal, all or nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from catalogue.writing import TOPIC
from jobs.delivery import deliver
from jobs.models import OutboxMessage
from starter.actions import ImportContent
from starter.exported import load_folder
from starter.form.problems import ContentError
from tabular.problems import TableError


class Command(BaseCommand):
    """Imports what export_content has written, as docs/operations/content_export.md says."""

    help = (
        "Import a folder that export_content has written: best into an empty portal, in place of "
        "the starter content. All or nothing; a second import changes nothing. Pages that are "
        "there already stay as they are; pages that an earlier import has made are renewed where "
        "nobody has edited them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, help="what export_content has written")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import it; what is wrong is listed by file and place, and nothing else happens."""
        try:
            loaded = ImportContent(options["folder"], load_folder, self.say).execute()
        except (ContentError, TableError) as error:
            raise CommandError(str(error)) from error
        deliver(OutboxMessage.objects.filter(topic=TOPIC))
        if loaded:
            self.stdout.write(_("Parts imported: %(number)s.") % {"number": loaded})
        else:
            self.stdout.write(_("Nothing has changed: the portal holds this content already."))

    def say(self, line: str) -> None:
        """Show that something is done."""
        self.stdout.write(line)
        self.stdout.flush()
