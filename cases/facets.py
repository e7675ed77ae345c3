"""By what lists of case studies and model projects are filtered and ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.answers import Answer
from cases.models import CaseStudyPage, ModelProject
from cases.schema import FIELDS, QUESTIONS, SCHEMA, Field
from cases.schema.facts import block_value, fact_of
from cases.towns.facts import ADOPTED, AREA, SIZE, area_code, area_labels
from catalogue.facets import LAND, Facet, term_facet
from catalogue.lists import BY_TITLE, NEWEST, most_first
from taxonomy.municipality_search import size_class_of
from taxonomy.vocabularies import SIZE_CLASS, current
from teams.models import Team

UNKNOWN = "unknown"
COMPLETE, BEGUN = "answered", "begun"
ADOPTIONS, DOCUMENTED = "adoptions", "documented"

FIELD = term_facet(
    "field",
    _("Field of action"),
    "field_of_action",
    lambda case: [term.code for term in case.fields_of_action.all()],
)


def fields_of_project(project: ModelProject) -> list[str]:
    """Return what a project works on: what its public case studies say."""
    cases = [case for case in project.case_studies.all() if case.live]
    return [term.code for case in cases for term in case.fields_of_action.all()]


def cohort_labels() -> dict[str, str]:
    """Return the years in which projects were chosen."""
    return {str(year): str(year) for year in ModelProject.Cohort.values}


PROJECT_FIELD = replace(FIELD, values=fields_of_project)
COHORT = Facet("cohort", _("Funding round"), lambda project: [str(project.cohort)], cohort_labels)
PROJECT_SIZE = term_facet(
    "size",
    _("Size"),
    SIZE_CLASS,
    lambda project: [project.size_class.code] if project.size_class else [],
)


def facet_of(field: Field) -> Facet:
    """Return the facet of a field of the schema; a fact that nobody states has a value too."""
    others = {UNKNOWN: _("unknown")} if field.is_fact else {}
    return term_facet(field.key, field.facet, field.vocabulary, codes_of(field), **others)


def codes_of(field: Field) -> Callable[[CaseStudyPage], list[str]]:
    """Return what reads the codes of a field from a case study."""
    if not field.is_fact:
        return lambda case: [term.code for term in [getattr(case, field.key)] if term]
    [part] = [part for part, fields in SCHEMA.items() if field in fields]

    def codes(case: CaseStudyPage) -> list[str]:
        value = fact_of(field, block_value(case, part).get(field.key)).value
        stated = value if isinstance(value, list) else [value]
        return [str(code) for code in stated if code] or [UNKNOWN]

    return codes


def sizes_of(case: CaseStudyPage) -> Iterable[str]:
    """Return the size classes of the places of a case study."""
    sizes = current().sizes
    found = [size_class_of(unit, sizes) for unit in case.municipalities.all()]
    return [size.code for size in found if size]


def areas_of(case: CaseStudyPage) -> Iterable[str]:
    """Return the area types of the places of a case study, as far as the register knows them."""
    return filter(None, [area_code(unit) for unit in case.municipalities.all()])


def answered(case: CaseStudyPage) -> list[str]:
    """Return which questions are answered, and whether each is at least begun."""
    states = {part: answer.state for part, answer in case.answers.items()}
    complete = [str(part) for part in QUESTIONS if states[part] == COMPLETE]
    return [*complete, *([] if UNKNOWN in states.values() else [BEGUN])]


def answered_labels() -> dict[str, str]:
    """Return how far questions can be answered, in words."""
    complete = {
        str(part): str(_("%(question)s: answered") % {"question": FIELDS[part].label})
        for part in QUESTIONS
    }
    return {BEGUN: str(_("all three at least in part")), **complete}


def team_labels() -> dict[str, str]:
    """Return the names of all teams by code."""
    return {team.code: str(team) for team in Team.objects.all()}


TOWN_SIZE = term_facet(SIZE, _("Size of the municipality"), SIZE_CLASS, sizes_of)
TOWN_AREA = Facet(AREA, _("Area type"), areas_of, area_labels)
ANSWERED = Facet("answered", _("Answered questions"), answered, answered_labels)
REUSED = Facet(
    ADOPTED,
    _("Reuse"),
    lambda case: ["yes"] if case.adoptions else [],
    lambda: {"yes": str(_("adopted by others"))},
)
TEAM = Facet("team", _("Team"), lambda case: [case.team.code] if case.team else [], team_labels)

CASE_FACETS = (FIELD, LAND)
CASE_LIST_FACETS = (
    *(TOWN_SIZE, TOWN_AREA),
    *(facet_of(field) for field in FIELDS.values() if field.facet),
    *(ANSWERED, REUSED, TEAM),
)
ORDERS: dict[str, tuple[Any, str]] = {
    "newest": (_("Newest first"), NEWEST),
    "adopted": (_("Most adopted first"), most_first(ADOPTIONS)),
    "documented": (_("Best documented first"), most_first(DOCUMENTED)),
    "title": (_("By title"), BY_TITLE),
}


def documented(answers: Iterable[Answer]) -> int:
    """Return how many details have a source."""
    return sum(answer.sourced + answer.others for answer in answers)
