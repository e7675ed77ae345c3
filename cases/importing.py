"""The model projects that a new portal starts with, and what is known of them."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.actions.import_cases import ImportCaseStudies
from cases.actions.import_projects import ImportModelProjects
from cases.models import ModelProject
from cases.project_table import REQUIRED, read_projects
from cases.signals import projects_imported
from cases.table.reading import REQUIRED as CASE_COLUMNS
from cases.table.reading import CaseTable
from cases.table.writing import written_cases
from jobs.actions.base import Asker
from tabular.files import TableFile
from tabular.registry import Importer, Progress, RowPreview, Steps, importers
from tabular.tables import read_table
from taxonomy.importing import UNIT_COLUMNS, create_units, units_of
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual_rows import main_column, other_columns, texts_of

DATA = Path(__file__).resolve().parent / "data"
STATEMENT_FIELDS = ("statements", "statement_source", "statement_read_on")
MEMBER_COLUMNS = ("modellprojekt_id", "level", "land_code", "lead")


@transaction.atomic
def load() -> None:
    """Create members, projects and statements that are missing; nothing is overwritten."""
    create_units(shipped_members())
    known = set(ModelProject.objects.values_list("slug", flat=True))
    projects, problems = read_projects(DATA / "modellprojekte.csv")
    ImportModelProjects(projects, problems, keep_existing=True).execute()
    shipped = {project.slug: project for project in shipped_projects()}
    made = [shipped[slug] for slug in shipped if slug not in known]
    for project in ModelProject.objects.filter(slug__in=[project.slug for project in made]):
        shipped[project.slug].pk = project.pk
    ModelProject.objects.bulk_update(made, STATEMENT_FIELDS)
    projects_imported.send(sender=ModelProject)


def shipped_members() -> list[AdministrativeUnit]:
    """Return the municipalities and districts that carry the projects."""
    members = read_table(
        DATA / "modellprojekte_mitglieder.csv",
        ("ags", *UNIT_COLUMNS),
        (*MEMBER_COLUMNS, "coordinate_kind", "size_class_by_population"),
    )
    return units_of(members, "ags")


def shipped_projects() -> list[ModelProject]:
    """Return the projects that the portal comes with, unsaved, with what is known of them."""
    rows, problems = read_projects(DATA / "modellprojekte.csv")
    problems.raise_any()
    projects = {row.slug: ModelProject(**row.fields) for row in rows}
    required = ("id", main_column("statement"), "source", "read_on")
    table = read_table(DATA / "model_project_statements.csv", required, other_columns("statement"))
    for row in table.rows:
        project = projects.get(row.code("id", "[a-z0-9-]+", "solingen"))
        if project is not None:
            project.statements = texts_of(row, "statement", longest=600)
            project.statement_source = row.text("source", longest=500)
            project.statement_read_on = row.date("read_on")
    table.problems.raise_any()
    return list(projects.values())


def import_projects(file: TableFile, user: Asker = None) -> list[str]:
    """Bring the model projects into line with a table."""
    projects, problems = read_projects(file)
    return ImportModelProjects(projects, problems, user=user).execute().sentences()


def import_cases(file: TableFile, user: Asker, progress: Progress) -> list[str]:
    """Save what a table says of case studies, as drafts."""
    table = CaseTable(file, user)
    rows = table.read(lambda done, total: progress(done, total * 2))
    write = ImportCaseStudies(
        rows, table.problems, lambda done, total: progress(total + done, total * 2), user=user
    )
    return write.execute().sentences()


def preview_cases(file: TableFile, user: Asker, progress: Progress) -> list[RowPreview]:
    """Return what a table would change; raises TableError with all that is wrong in it."""
    table = CaseTable(file, user)
    rows = table.read(progress)
    table.problems.raise_any()
    return [row.preview() for row in rows]


def join() -> None:
    """Enter the imports of this room."""
    importers.register(
        Importer(
            "case-studies",
            _("Case studies"),
            _(
                "One row for each case study, as the export has it: rows are found by their "
                "address, a new case study has none yet, but a team. Columns that the table lacks "
                "stay as they are. What is imported are drafts; translations follow their "
                "originals."
            ),
            CASE_COLUMNS,
            lambda file, user: import_cases(file, user, lambda _done, _total: None),
            "wagtailadmin.access_admin",
            Steps(preview_cases, import_cases),
            written_cases,
        )
    )
    importers.register(
        Importer(
            "model-projects",
            _("Model projects"),
            _(
                "Projects are found by their id, their members by official keys, separated by "
                "semicolons. Projects that the table lacks are named, never deleted."
            ),
            REQUIRED,
            import_projects,
            "cases.change_modelproject",
        )
    )
