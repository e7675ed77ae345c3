"""What the area of a team shows: its projects, case studies, guidance and courses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from cases.listing import live_cases
from cases.models import ModelProject
from cases.teasers import teasers, with_teaser_data
from content.pagination import paginate
from content.querysets import open_pages
from guidance.models import GuidancePage
from learning.models import CoursePage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import TeamPage

PAGE_SIZE = 12
OTHERS_SHOWN = 40


def team_context(page: TeamPage, request: HttpRequest) -> dict[str, Any]:
    """Return what belongs to a team's area, in a number of queries that does not grow."""
    cases = live_cases(page.locale_id).descendant_of(page)
    shown, pager = paginate(with_teaser_data(cases), request.GET, PAGE_SIZE)
    return {
        "projects": project_entries(page),
        "teasers": teasers(shown, request),
        "pager": pager,
        "others": other_entries(page, request),
        "ways_on": [
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": reverse("feedback") + "?topic=missing", "title": _("Suggest an example")},
        ],
    }


def project_entries(page: TeamPage) -> list[dict[str, Any]]:
    """Return the model projects of the team's Land; none for the federal team."""
    land = page.team.land if page.team else None
    if land is None:
        return []
    projects = ModelProject.objects.filter(memberships__unit__key__startswith=land.key)
    return [
        {
            "title": project.public_title,
            "url": project.get_absolute_url(),
            "meta": f"{project.name} · {project.cohort}",
        }
        for project in projects.distinct().in_german_order()
    ]


def other_entries(page: TeamPage, request: HttpRequest) -> list[dict[str, Any]]:
    """Return guidance and courses of the area."""
    pages = open_pages(Page.objects.descendant_of(page).type(GuidancePage, CoursePage))
    found = pages.defer_streamfields().order_by("title")[:OTHERS_SHOWN]
    return [
        {
            "title": other.title,
            "url": other.get_url(request),
            "meta": str(other.specific_class._meta.verbose_name),
        }
        for other in found
    ]
