"""The number of queries of a page has a ceiling and does not grow with the content."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import CaseStudyPage, ModelProject, ModelProjectMember
from catalogue.sources import sources
from catalogue.writing import refresh
from content.models import BasePage
from guidance.models import GuidancePage
from learning.models import CoursePage, LessonPage
from portal.page_cache import page_memory
from taxonomy.models import AdministrativeUnit
from tests.factories.portal import Portal
from tests.factories.siblings import multiply
from tests.factories.stage import example_of, page_types

CEILING = 15
# Search asks two languages, again where nothing has what was quoted, and counts the question.
SEARCH_CEILING = 20
MANY = 500
MULTIPLIED = (CaseStudyPage, GuidancePage, CoursePage)
Queries = Callable[[str], list[str]]

GROWING = {
    "start page": "/de/",
    "list of case studies": "/de/fallbeispiele/",
    "list of guidance": "/de/leitfaeden/",
    "list of courses": "/de/kurse/",
    "area of a team": "/de/bund/",
    "search for a word": "/de/search/?q=bund",
    "search for everything": "/de/search/",
    "search without a hit": "/de/search/?q=xyzzyx",
    "second page of a search": "/de/search/?q=bund&page=2",
    "facet of a search": "/de/search/?q=bund&kind=case",
    "search in easy language": "/de-simple/search/?q=bund",
    "search for a phrase that nothing has": "/de/search/?q=%22bund%22+%22xyzzyx%22",
    "feed of a search": "/de/search/feed/?q=bund",
    "search for programs": "/api/v1/search?q=bund",
    "suggestions": "/api/v1/suggest?q=bund",
    "model projects": "/de/model-projects/",
    "a model project": "/de/model-projects/musterstadt/",
    "a case study among many": "/de/bund/fall/",
    "a lesson of one course among many": "/de/bund/kurs/lektion/",
}


@pytest.fixture
def queries(portal: Portal, client: Client) -> Queries:
    """Return a function that gives the statements of an anonymous visit to an address."""

    def visit(url: str) -> list[str]:
        client.get(url)  # what a process keeps for itself is there, as on a running portal
        page_memory.clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(url)
        assert answer.status_code == 200, url
        return [query["sql"] for query in captured.captured_queries]

    return visit


@pytest.mark.parametrize("model", page_types())
def test_every_page_type_needs_few_queries(model: type[BasePage], queries: Queries) -> None:
    for page in model.objects.live().select_related("locale"):
        asked = queries(page.url)
        assert len(asked) <= CEILING, listing(page.url, asked)


def test_content_adds_no_queries(queries: Queries, client: Client) -> None:
    before = {name: queries(url) for name, url in GROWING.items()}
    for model in MULTIPLIED:
        multiply(example_of(model), MANY)
    add_projects(MANY)
    for name, url in GROWING.items():
        after = queries(url)
        ceiling = SEARCH_CEILING if "search" in url else CEILING
        assert len(after) <= ceiling, listing(name, after)
        assert len(after) <= len(before[name]), listing(name, after)
    assert f"{MANY + 1}" in client.get("/de/model-projects/").content.decode()
    assert f"{MANY + 3}" in client.get("/de/fallbeispiele/").content.decode()


def add_projects(number: int) -> None:
    """Add model projects of one municipality each."""
    land = AdministrativeUnit.objects.get(key="09")
    units = AdministrativeUnit.objects.bulk_create(
        AdministrativeUnit(
            key=f"{9_500_000 + step:08}",
            level="municipality",
            parent=land,
            name=f"Ort {step}",
            sort_key=f"ort {step}",
            population=20_000 + step,
        )
        for step in range(number)
    )
    projects = ModelProject.objects.bulk_create(
        ModelProject(slug=unit.key, name=unit.name, sort_key=unit.sort_key, cohort=2019 + i % 3)
        for i, unit in enumerate(units)
    )
    ModelProjectMember.objects.bulk_create(
        ModelProjectMember(project=project, unit=unit, lead=True)
        for project, unit in zip(projects, units, strict=True)
    )
    refresh(sources["cases.modelproject"], [project.pk for project in projects])


def test_a_course_of_many_lessons_needs_few_queries(queries: Queries) -> None:
    before = len(queries("/de/bund/kurs/"))
    multiply(example_of(LessonPage), 40)
    for url in ("/de/bund/kurs/", "/de/bund/kurs/lektion/"):
        asked = queries(url)
        assert len(asked) <= CEILING, listing(url, asked)
    assert len(queries("/de/bund/kurs/")) == before


def listing(name: str, asked: list[str]) -> str:
    """Return the statements, one a line, for the message of a failed test."""
    return "\n".join([f"{name}: {len(asked)} queries", *(statement[:200] for statement in asked)])
