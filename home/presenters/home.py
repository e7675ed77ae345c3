"""What the start page shows beside its own texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from cases.entries import ProjectEntries
from cases.map.home import map_context
from cases.models import CaseStudyPage
from cases.presenters.cards import case_cards
from cases.presenters.municipality_box import municipality_box
from cases.presenters.project_cards import project_cards
from catalogue.lists import BY_ORDER, BY_TITLE, EntryQuery
from content.stufenplan import StufenplanQuestion
from guidance.models import GuidancePage
from learning import labels
from learning.models import CoursePage
from taxonomy.languages import language_of

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import HomePage

NEW_CASES = 5
CASES_ON_MAP = 60
COURSES_SHOWN = 6
GUIDANCE_SHOWN = 8


def home_context(page: HomePage, request: HttpRequest) -> dict[str, Any]:
    """Return map, newest case studies, courses and guidance; nothing in easy language."""
    locale = page.locale.language_code
    if language_of(locale).easy:
        return {}
    newest = EntryQuery(locale, [CaseStudyPage.kind], size=CASES_ON_MAP).fetch()
    projects = EntryQuery(locale, [ProjectEntries.kind], order=BY_ORDER).fetch()
    overview = map_context(newest.cards, project_cards(projects.cards))
    shown = case_cards(newest.cards[:NEW_CASES])
    all_cases = ngettext("All %(number)d case studies", "All %(number)d case studies", newest.total)
    return {
        "map": overview.map,
        "story": overview.story,
        "stories": overview.stories,
        "project_count": overview.project_count,
        "municipality_box": municipality_box(),
        "lead_case": shown[0] if shown else None,
        "cases": shown[1:],
        "all_cases": all_cases % {"number": newest.total},
        "questions": three_questions(),
        "courses": course_entries(locale),
        "guides": guidance_entries(locale),
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


def course_entries(locale: str) -> list[dict[str, Any]]:
    """Return the courses of a language with their size, introductions first."""
    entries = EntryQuery(locale, [CoursePage.kind], order=BY_ORDER, size=COURSES_SHOWN).fetch()
    return [
        {
            "title": card.title,
            "url": card.url,
            "meta": labels.size_text(card.extra["lessons"], card.extra["questions"]),
        }
        for card in entries.cards
    ]


def guidance_entries(locale: str) -> list[dict[str, Any]]:
    """Return the first guidance pages of a language, by title."""
    entries = EntryQuery(locale, [GuidancePage.kind], order=BY_TITLE, size=GUIDANCE_SHOWN).fetch()
    return [
        {
            "title": card.title,
            "url": card.url,
            "meta": ", ".join(map(StufenplanQuestion.in_words, card.values("question"))),
        }
        for card in entries.cards
    ]
