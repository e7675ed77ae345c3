"""Writes the content of the portal into a folder."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from starter.form.export import export_content


class Command(BaseCommand):
    """Exports pages, teams, tables and media, as docs/operations/content_export.md says."""

    help = (
        "Write all pages in all languages, teams, vocabularies, units, model projects, images and "
        "documents into an empty folder, for import_content. Drafts and restricted pages are in "
        "it; accounts, learning records, history and feedback are not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, help="a folder that is empty or does not exist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it, from one state of the database."""
        folder: Path = options["folder"]
        try:
            with transaction.atomic():
                said = export_content(folder)
        except FileExistsError:
            raise CommandError(_("%(folder)s is not empty.") % {"folder": folder}) from None
        for line in said:
            self.stdout.write(f"{folder}: {line}.")
