"""Pages of each type with valid defaults; every keyword replaces one."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Callable
from typing import Any, TypeVar

from django.utils import timezone
from wagtail.models import Page

from cases.models import CaseStudyIndexPage, CaseStudyPage
from content.models import BasePage
from guidance.models import GuidanceIndexPage, GuidancePage
from home.models import HomePage, StandardPage, TeamPage
from learning.models import CourseIndexPage, CoursePage, LessonPage
from tests.factories.solutions import make_adoption, make_participation, make_solution
from tests.factories.streams import (
    block,
    claim_source,
    facts,
    figure,
    question,
    statement,
)

CHECKED_ON = datetime.date(2026, 11, 23)
NUMBERS = itertools.count(1)

P = TypeVar("P", bound=BasePage)


def add(model: type[P], parent: Page, defaults: dict[str, Any], fields: dict[str, Any]) -> P:
    """Add a page below another one: live and without a revision, unless `live` is False."""
    number = next(NUMBERS)
    values = {
        "title": f"{model.__name__} {number}",
        "slug": f"{model.__name__.lower()}-{number}",
        "summary": "Worum es auf dieser Seite geht.",
        "checked_on": CHECKED_ON,
        "locale": parent.locale,
        **defaults,
        **fields,
    }
    if values.get("live", True):
        moment = timezone.now()
        values = {"first_published_at": moment, "last_published_at": moment, **values}
    page = model(**values)
    parent.add_child(instance=page)
    return page


def make_home(root: Page, **fields: Any) -> HomePage:
    """Add a start page below the root."""
    defaults = {"question": "Was hat anderswo funktioniert?", "lead": "Lösungen aus Kommunen."}
    return add(HomePage, root, defaults, fields)


def make_team_page(home: HomePage, **fields: Any) -> TeamPage:
    """Add the area of a team below a start page."""
    return add(TeamPage, home, {}, fields)


def make_standard_page(parent: Page, **fields: Any) -> StandardPage:
    """Add a standard page below a start page or another standard page."""
    body = [
        block("heading", {"text": "Worum es geht"}),
        block("rich_text", "<p>Ein Absatz über das Portal.</p>"),
    ]
    return add(StandardPage, parent, {"body": body}, fields)


def make_case(area: TeamPage, **fields: Any) -> CaseStudyPage:
    """Add a case study in which each field holds something."""
    defaults: dict[str, Any] = {
        "website": "https://www.example.org/",
        "contact_role": "Stabsstelle Digitalisierung",
        "claim_sources": [claim_source()],
        "basics_facts": facts(start="2020-05"),
        "problem": [statement("Vorher fehlten Messwerte.")],
        "solution": [block("heading", {"text": "Die Lösung"}), statement()],
        "effect": [statement("Der Bauhof fährt seltener.")],
        "figures": [figure()],
        "results": [statement("Es stehen 1.200 Sensoren.")],
        "transfer": [statement("Der Quelltext ist offen.")],
        "transfer_facts": facts(conditions=[{"text": "Ein Funknetz ist da."}]),
        "operation": [statement("Die Stadtwerke betreiben die Lösung.")],
        "operation_facts": facts(operator="Stadtwerke"),
        "data": [statement("Die Messwerte sind offen.")],
        "data_facts": facts(unknown=["personal_data"]),
        "failures": [statement("Die erste Antenne stand zu tief.")],
        "lessons": [statement("Zuerst mit dem Bauhof sprechen.")],
    }
    if "applied_solution" not in fields:
        solution = make_solution()
        make_adoption(solution)
        make_participation(solution)
        defaults["applied_solution"] = solution
    return add(CaseStudyPage, area, defaults, fields)


def make_guidance(area: TeamPage, **fields: Any) -> GuidancePage:
    """Add a guidance page."""
    body = [block("heading", {"text": "Bedarf klären"}), statement("Am Anfang steht der Bedarf.")]
    return add(GuidancePage, area, {"audience": "Beschäftigte in Kommunen", "body": body}, fields)


def make_course(area: TeamPage, **fields: Any) -> CoursePage:
    """Add a course without lessons."""
    objectives = [block("objective", "Sie können den Bedarf klären.")]
    return add(CoursePage, area, {"minutes": 30, "objectives": objectives}, fields)


def make_lesson(course: CoursePage, **fields: Any) -> LessonPage:
    """Add a lesson with a statement and a question of each kind."""
    several = {"Lizenz": True, "Farbe": False, "Betrieb": True}
    body = [
        statement("Wer den Bedarf kennt, kann vergleichen."),
        question(),
        question("multiple_choice", "Was gehört geprüft?", several),
    ]
    return add(LessonPage, course, {"objective": "Sie können prüfen.", "body": body}, fields)


def make_case_list(home: HomePage, **fields: Any) -> CaseStudyIndexPage:
    """Add the list of case studies below a start page."""
    return add(CaseStudyIndexPage, home, {}, fields)


def make_guidance_list(home: HomePage, **fields: Any) -> GuidanceIndexPage:
    """Add the list of guidance below a start page."""
    return add(GuidanceIndexPage, home, {}, fields)


def make_course_list(home: HomePage, **fields: Any) -> CourseIndexPage:
    """Add the list of courses below a start page."""
    return add(CourseIndexPage, home, {}, fields)


MAKERS: dict[type[BasePage], Callable[..., BasePage]] = {
    HomePage: make_home,
    TeamPage: make_team_page,
    StandardPage: make_standard_page,
    CaseStudyIndexPage: make_case_list,
    CaseStudyPage: make_case,
    GuidanceIndexPage: make_guidance_list,
    GuidancePage: make_guidance,
    CourseIndexPage: make_course_list,
    CoursePage: make_course,
    LessonPage: make_lesson,
}
