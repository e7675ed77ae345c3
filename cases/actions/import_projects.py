"""Brings the model projects of the portal into line with a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from cases.models import ModelProject, ModelProjectMember
from cases.project_table import ProjectRow, check_members
from cases.signals import projects_imported
from content.models import PublicationMark
from jobs.actions.base import Action, Asker
from tabular.problems import Problems
from taxonomy.models import AdministrativeUnit
from taxonomy.sort_keys import german_sort_key

FIELDS = ("name", "category", "cohort", "title", "title_status", "title_source")


@dataclass
class ProjectReport:
    """What an import has done; `absent` names projects of the portal that the table lacks."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    absent: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether any row is different now."""
        return bool(self.created or self.updated)

    def sentences(self) -> list[str]:
        """Return what has happened, for people."""
        counted = _("Created: %(created)s, updated: %(updated)s, unchanged: %(unchanged)s.")
        said = [counted % vars(self)]
        if self.absent:
            said.append(
                _("Not in the file and left as they are: %(names)s.")
                % {"names": ", ".join(self.absent)}
            )
        if not self.changed:
            said.append(_("Nothing has changed: the portal holds these projects already."))
        return said


class ImportModelProjects(Action[ProjectReport]):
    """Writes projects and their members in one transaction; projects are never deleted.

    With `keep_existing` only projects that are missing are made: what editors wrote stays.
    """

    action_name = "cases.import_model_projects"
    permission = "cases.change_modelproject"

    def __init__(
        self,
        projects: list[ProjectRow],
        problems: Problems,
        keep_existing: bool = False,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(user=user)
        self.projects = projects
        self.problems = problems
        self.keep_existing = keep_existing
        self.report = ProjectReport()

    def lock(self) -> None:
        """Let a second import wait here; readers do not."""
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE cases_modelproject IN SHARE ROW EXCLUSIVE MODE")

    def check_rules(self) -> None:
        """Raise TableError, which lists all that is wrong in the table."""
        check_members(self.projects, self._units())
        self.problems.raise_any()

    def perform(self) -> ProjectReport:
        """Write all or nothing, and tell what has changed."""
        self.report = ProjectReport()
        known = {project.slug: project for project in ModelProject.objects.all().with_members()}
        rows = [row for row in self.projects if self._needs_writing(row, known)]
        self._write(rows, known, self._units())
        self.report.absent = sorted(known.keys() - {row.slug for row in self.projects})
        self.changed = self.report.changed
        if self.changed:
            PublicationMark.objects.create()
            projects_imported.send(sender=type(self))
        return self.report

    def facts(self) -> dict[str, Any]:
        """Return how many projects are new or different."""
        return {"created": self.report.created, "updated": self.report.updated}

    def _units(self) -> dict[str, AdministrativeUnit]:
        keys = {key for project in self.projects for key in project.members}
        units: dict[str, AdministrativeUnit] = AdministrativeUnit.objects.in_bulk(
            keys, field_name="key"
        )
        return units

    def _needs_writing(self, row: ProjectRow, known: dict[str, ModelProject]) -> bool:
        project = known.get(row.slug)
        if project and (self.keep_existing or not self._differs(row, project)):
            self.report.unchanged += 1
            return False
        return True

    def _write(
        self,
        rows: list[ProjectRow],
        known: dict[str, ModelProject],
        units: dict[str, AdministrativeUnit],
    ) -> None:
        written = {}
        for row in rows:
            project = known.get(row.slug) or ModelProject(slug=row.slug)
            for name in FIELDS:
                setattr(project, name, row.fields[name])
            project.sort_key = german_sort_key(project.name)
            written[row.slug] = project
        new = [project for project in written.values() if project.pk is None]
        old = [project for project in written.values() if project.pk is not None]
        self.report.created, self.report.updated = len(new), len(old)
        ModelProject.objects.bulk_create(new)
        ModelProject.objects.bulk_update(old, [*FIELDS, "sort_key"])
        ModelProjectMember.objects.filter(project__in=old).delete()
        ModelProjectMember.objects.bulk_create(
            ModelProjectMember(project=written[row.slug], unit=units[key], lead=lead)
            for row in rows
            for key, lead in row.members.items()
        )

    def _differs(self, row: ProjectRow, project: ModelProject) -> bool:
        members = {member.unit.key: member.lead for member in project.memberships.all()}
        return members != row.members or any(
            getattr(project, name) != row.fields[name] for name in FIELDS
        )
