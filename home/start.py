"""What the start page shows beside its own texts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Window
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from cases.listing import live_cases
from cases.map.home import map_context
from cases.teasers import teasers, with_teaser_data
from content.querysets import open_pages
from guidance.models import GuidancePage
from learning import wording
from learning.models import CoursePage
from learning.outlines import outlines_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import HomePage

NEW_CASES = 5
CASES_ON_MAP = 60
COURSES_SHOWN = 6
GUIDANCE_SHOWN = 8


def start_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return map, newest case studies, courses and guidance of a language."""
    cases = live_cases(page.locale_id).annotate(total=Window(Count("pk")))
    newest = list(with_teaser_data(cases)[:CASES_ON_MAP])
    count = newest[0].total if newest else 0
    shown = teasers(newest[:NEW_CASES], request)
    overview = map_context(newest, request)
    lead = shown[0] if shown else None
    return {
        "map": overview.map,
        "story": overview.story,
        "stories": overview.stories,
        "project_count": overview.project_count,
        "lead_case": lead and replace(lead, locator=overview.locators.get(lead.page.pk)),
        "cases": shown[1:],
        "all_cases": ngettext("All %(number)d case studies", "All %(number)d case studies", count)
        % {"number": count},
        "questions": three_questions(),
        "courses": course_entries(page, request),
        "guides": guidance_entries(page.locale_id, request),
        "municipality_url": reverse("model_projects"),
    }


def three_questions() -> list[dict[str, str]]:
    """Return the three questions of the Stufenplan in plain words."""
    return [
        {
            "name": pgettext("question", "Transfer"),
            "title": _("What can be transferred?"),
            "text": _("Which conditions make a solution work in another place."),
        },
        {
            "name": pgettext("question", "Operation"),
            "title": _("Who runs it in the long term?"),
            "text": _("Which business and operating models municipalities can develop together."),
        },
        {
            "name": pgettext("question", "Data"),
            "title": _("What is the value of the data?"),
            "text": _("How municipalities use their data, and what they gain from it."),
        },
    ]


def course_entries(page: HomePage, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the courses of a language with their size, introductions first."""
    courses = open_pages(CoursePage.objects.filter(locale=page.locale_id))
    keys = courses.values("translation_key")
    outlines = outlines_of(keys, get_language() or "", request)
    ordered = sorted(outlines.values(), key=lambda one: (not one.page.is_primer, one.page.title))
    return [
        {
            "title": outline.page.title,
            "url": outline.page.get_url(request),
            "meta": wording.size_of(outline),
        }
        for outline in ordered[:COURSES_SHOWN]
    ]


def guidance_entries(locale_id: int, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the first guidance pages of a language, by title."""
    pages = open_pages(GuidancePage.objects.filter(locale=locale_id))
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "meta": page.get_question_display(),
        }
        for page in pages.defer("body").order_by("title")[:GUIDANCE_SHOWN]
    ]
