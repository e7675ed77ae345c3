"""What the area of a team shows: its projects, case studies, offers, guidance and courses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cases.entries import ProjectEntries
from cases.models import CaseStudyPage
from cases.presenters.cards import case_cards
from catalogue.lists import BY_ORDER, BY_TITLE, EntryQuery, listing
from catalogue.sources import FEDERAL, sources
from content.feedback import feedback_form
from content.models import BasePage
from content.presenters import status_line_of
from guidance.entries import OfferEntries
from taxonomy.languages import foreign, main_language

if TYPE_CHECKING:
    from django.http import HttpRequest

    from home.models import TeamPage

PAGE_SIZE = 12
OTHERS_SHOWN = 40


def team_context(page: TeamPage, request: HttpRequest) -> dict[str, Any]:
    """Return what belongs to a team's area, in a number of queries that does not grow."""
    listed = listing(
        request.GET,
        locale=page.locale.language_code,
        kinds=[CaseStudyPage.kind],
        below=page.path,
        size=PAGE_SIZE,
    )
    return {
        "status_line": SimpleLazyObject(lambda: replace(status_line_of(page), team_url="")),
        "projects": project_entries(page),
        "offers": offer_entries(page),
        "cards": case_cards(listed.cards),
        "pager": listed.pager,
        "others": other_entries(page),
        "related": [
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": feedback_form.url(topic="missing"), "title": _("Suggest an example")},
        ],
        "write_url": feedback_form.url(page=page.get_url(request) or "", topic="other"),
    }


def project_entries(page: TeamPage) -> list[dict[str, Any]]:
    """Return the model projects of the team's Land; none for the federal team."""
    land = page.team.land if page.team else None
    if land is None:
        return []
    entries = EntryQuery(
        page.locale.language_code,
        [ProjectEntries.kind],
        chosen={"land": [land.key]},
        order=BY_ORDER,
    ).fetch()
    return [
        {
            "title": card.title,
            "url": card.url,
            "meta": f"{card.extra['name']} · {card.extra['cohort']}",
            "lang": foreign(main_language().code),
        }
        for card in entries.cards
    ]


def offer_entries(page: TeamPage) -> list[dict[str, Any]]:
    """Return what the team's Land offers, or the Bund where the team has no Land."""
    if page.team is None:
        return []
    land = page.team.land
    entries = EntryQuery(
        page.locale.language_code,
        [OfferEntries.kind],
        chosen={"offered_by": [land.key if land else FEDERAL]},
        order=BY_ORDER,
        size=OTHERS_SHOWN,
    ).fetch()
    return [
        {"title": card.title, "url": card.url, "meta": ", ".join(card.extra["kinds"])}
        for card in entries.cards
    ]


def other_entries(page: TeamPage) -> list[dict[str, Any]]:
    """Return what else the area has, whatever may be written in one."""
    kinds = sources.kinds()
    entries = EntryQuery(
        page.locale.language_code,
        kinds_below(page),
        below=page.path,
        order=BY_TITLE,
        size=OTHERS_SHOWN,
    ).fetch()
    return [
        {"title": card.title, "url": card.url, "meta": str(kinds[card.kind].one)}
        for card in entries.cards
    ]


def kinds_below(page: TeamPage) -> list[str]:
    """Return the kinds of pages that an area can have, beside case studies."""
    models = [model for model in page.creatable_subpage_models() if issubclass(model, BasePage)]
    return [model.kind for model in models if model is not CaseStudyPage]
