"""Imports the model projects with their members."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.actions.import_projects import ImportModelProjects
from cases.project_table import REQUIRED, read_projects
from tabular.problems import TableError


class Command(BaseCommand):
    """Reads the table of model projects; the register must hold their members."""

    help = (
        "Imports the model projects (CSV in UTF-8 with commas, or XLSX; member_keys separated by "
        f"“;”). Needed columns: {', '.join(REQUIRED)}. All or nothing; safe to run again; "
        "projects that the file lacks are named, never deleted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the table: CSV or XLSX")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, check, write; a wrong file ends with a list of what is wrong, and nothing else."""
        path: Path = options["file"]
        self.stdout.write(_("Reading %(file)s …") % {"file": path})
        try:
            projects, problems = read_projects(path)
            self.stdout.write(_("  %(number)s projects read") % {"number": len(projects)})
            report = ImportModelProjects(projects, problems).execute()
        except TableError as problem:
            raise CommandError(str(problem)) from None
        for line in report.sentences():
            self.stdout.write(line)
