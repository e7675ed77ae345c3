"""The table of model projects, read strictly."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from cases.models import ModelProject
from tabular.files import TableFile
from tabular.problems import Problems
from tabular.rows import Row
from tabular.tables import read_table
from taxonomy.laender import LAND_KEYS
from taxonomy.models import AdministrativeUnit

REQUIRED = (
    "id",
    "name",
    "category",
    "cohort",
    "land_codes",
    "lead_key",
    "member_keys",
    "project_title",
    "title_status",
    "title_source",
)
# Read for their form only: population, Land and place come from the official keys.
OPTIONAL = (
    "member_names",
    "population",
    "population_date",
    "size_class_by_population",
    "area_km2",
    "lat",
    "lon",
    "coordinate_kind",
    "urbanisation",
    "list_source",
    "population_source",
    "confidence",
    "notes",
)
KEY = "[0-9]{8}|[0-9]{5}"
SEPARATOR = ";"


@dataclass
class ProjectRow:
    """A project of the table; `fields` are those of the model, `members` holds key and lead."""

    row: Row
    fields: dict[str, Any]
    land_codes: list[str]
    members: dict[str, bool]

    @property
    def slug(self) -> str:
        """The id by which the project is found again."""
        return str(self.fields["slug"])


def read_projects(file: Path | TableFile) -> tuple[list[ProjectRow], Problems]:
    """Return the projects of a file and what is wrong so far.

    Raises TableError when the file is no such table; wrong values are collected, so that the
    caller can add what only the register knows, and raise all at once.
    """
    table = read_table(file, REQUIRED, OPTIONAL)
    projects: dict[str, ProjectRow] = {}
    for row in table.rows:
        project = _project(row)
        first = projects.setdefault(project.slug, project)
        if first is not project and project.slug:
            row.report(
                "id",
                _("“%(value)s” is already in row %(row)s.")
                % {"value": project.slug, "row": first.row.number},
            )
    return [project for slug, project in projects.items() if slug], table.problems


def _project(row: Row) -> ProjectRow:
    cohort = row.choice("cohort", [str(year) for year in ModelProject.Cohort.values])
    _check_figures(row)
    fields: dict[str, Any] = {
        "slug": row.code("id", "[a-z0-9]+(-[a-z0-9]+)*", "kirchheim-b-muenchen"),
        "name": row.text("name"),
        "category": row.choice("category", ModelProject.Category.values),
        "cohort": int(cohort or 0),
        "title": row.text("project_title", required=False),
        "title_status": row.choice("title_status", ModelProject.TitleStatus.values),
        "title_source": row.text("title_source", required=False, longest=500),
    }
    if len(fields["slug"]) > 80:
        row.report("id", _("is longer than %(number)s characters") % {"number": 80})
    if fields["title_status"] not in ("", "none") and not fields["title"]:
        row.report("project_title", _("is empty, but title_status says that there is a title"))
    if fields["title"] and fields["title_status"] == "none":
        row.report("title_status", _("is “none”, but there is a title"))
    if fields["title_status"] == "source" and not fields["title_source"]:
        row.report("title_source", _("is empty, but title_status says that there is a source"))
    return ProjectRow(row, fields, _land_codes(row), _members(row))


def _members(row: Row) -> dict[str, bool]:
    lead = row.code("lead_key", KEY, "14713000")
    members: dict[str, bool] = {}
    for raw in row.text("member_keys", longest=2000).split(SEPARATOR):
        key = raw.strip()
        cell = Row(row.number, {"member_keys": key}, row.problems)
        if not cell.code("member_keys", KEY, "14713000"):
            continue
        if key in members:
            row.report("member_keys", _("The key %(key)s is listed twice.") % {"key": key})
        members[key] = key == lead
    if lead and members and lead not in members:
        row.report("lead_key", _("%(key)s is not among member_keys.") % {"key": lead})
    return members


def _land_codes(row: Row) -> list[str]:
    codes = [code.strip() for code in row.text("land_codes").split(SEPARATOR)]
    for code in codes:
        if code and code not in LAND_KEYS:
            row.report("land_codes", _("There is no Land “%(code)s”.") % {"code": code[:20]})
    return [code for code in codes if code in LAND_KEYS]


def _check_figures(row: Row) -> None:
    row.integer("population", required=False)
    row.date("population_date", required=False)
    row.decimal("area_km2", required=False)
    for column, lowest, highest in (("lat", 47, 56), ("lon", 5, 16)):
        value = row.decimal(column, required=False)
        if value is not None and not Decimal(lowest) <= value <= Decimal(highest):
            row.report(
                column,
                _("%(value)s is outside Germany (%(lowest)s to %(highest)s).")
                % {"value": value, "lowest": lowest, "highest": highest},
            )


def check_members(projects: list[ProjectRow], units: dict[str, AdministrativeUnit]) -> None:
    """Report members that the register does not hold, and Länder that do not fit the members."""
    for project in projects:
        for key in project.members:
            unit = units.get(key)
            if unit is None:
                project.row.report(
                    "member_keys",
                    _("The register holds no unit with the key %(key)s. Import it first.")
                    % {"key": key},
                )
            elif unit.uninhabited:
                project.row.report(
                    "member_keys", _("%(key)s is an uninhabited area.") % {"key": key}
                )
        known = {LAND_KEYS[code] for code in project.land_codes}
        of_members = {key[:2] for key in project.members}
        if known and of_members and known != of_members:
            project.row.report(
                "land_codes",
                _("The members are in other Länder: %(keys)s.")
                % {"keys": ", ".join(sorted(of_members))},
            )
