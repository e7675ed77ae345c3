"""The page of one model project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from cases.map.drawing import Locator
from cases.map.locators import project_locator
from cases.map.reuse import reuse_lookups
from cases.models import ModelProject, Solution
from cases.presenters.cards import reuse_line
from cases.presenters.project_cases import CaseGroup, case_groups
from content.sources import NumberedSource, web_address
from taxonomy.laender import land_names
from taxonomy.languages import active_language
from taxonomy.models import SizeClass


@dataclass(frozen=True)
class Member:
    """A member of a project as the page names it."""

    name: str
    land: str
    population: int | None
    lead: bool


@dataclass
class ProjectProfile:
    project: ModelProject
    members: list[Member]
    glance: list[dict[str, Any]]
    statement: str
    statement_language: str
    sources: list[NumberedSource]
    locator: Locator | None
    cases: list[CaseGroup]
    solutions: list[dict[str, str]]
    summary: str


def project_profile(project: ModelProject) -> ProjectProfile:
    """Return the profile of a project that was fetched with its members."""
    laender = land_names()
    places = ", ".join(laender[key] for key in project.land_keys if key in laender)
    own = active_language().code
    language = project.statements.language_for(own)
    return ProjectProfile(
        project=project,
        members=[
            Member(
                name=unit.name_with_district,
                land=laender.get(unit.land_key, ""),
                population=unit.population,
                lead=index == 0,
            )
            for index, unit in enumerate(project.units)
        ],
        glance=glance(project, places),
        statement=project.statements.in_language(own),
        statement_language="" if language == own else language,
        sources=sources_of(project),
        locator=project_locator(project),
        cases=case_groups(project),
        solutions=solutions_of(project),
        summary=_("Model project Smart Cities %(name)s: %(places)s, funding round %(cohort)s.")
        % {"name": project.name, "places": places, "cohort": project.cohort},
    )


def glance(project: ModelProject, places: str) -> list[dict[str, Any]]:
    """Return the facts at a glance; an unknown value stays empty and is shown as unknown."""
    size = project.class_among(SizeClass.objects.all())
    population = ""
    if project.population is not None:
        population = number_format(project.population, force_grouping=True)
        if project.population_date:
            day = date_format(project.population_date, "SHORT_DATE_FORMAT")
            population = _("%(number)s (%(date)s)") % {"number": population, "date": day}
    return [
        {"label": _("State (Land)"), "value": places},
        {"label": _("Funding round"), "value": str(project.cohort)},
        {"label": _("Inhabitants"), "value": population},
        {"label": _("Size"), "value": size.label if size else ""},
    ]


def solutions_of(project: ModelProject) -> list[dict[str, str]]:
    """Return what others can adopt from the project, with who did, in a few queries for all."""
    found = Solution.objects.filter(origin_project=project).prefetch_related(*reuse_lookups(""))
    items = []
    for solution in found:
        adopters = [each.place for each in solution.public_adoptions if each.is_transfer]
        url = f"{reverse('reuse')}?solution={solution.slug}" if adopters else ""
        items.append({"title": str(solution), "url": url, "meta": reuse_line(adopters)})
    return items


def sources_of(project: ModelProject) -> list[NumberedSource]:
    """Return the source of the statement as the list of sources shows it."""
    if not (project.statement_source and project.statement_read_on):
        return []
    title = _("Source on %(name)s") % {"name": project.name}
    address = web_address(project.statement_source)
    return [NumberedSource(1, address, title, project.statement_read_on, "")]
