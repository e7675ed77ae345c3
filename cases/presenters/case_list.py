"""The list of case studies: facets, pages, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.entries import CaseEntries
from cases.presenters.cards import case_cards, count_line
from catalogue.lists import listing
from content.feedback import feedback_form

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyIndexPage

PAGE_SIZE = 12


def case_list_context(index: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return facets, chips, cards and pager for an address of the list, in two queries."""
    listed = listing(
        request.GET,
        locale=index.locale.language_code,
        kinds=index.lists,
        facets=CaseEntries.facets,
        size=PAGE_SIZE,
    )
    return {
        "listed": listed,
        "cards": case_cards(listed.cards),
        "pager": listed.pager,
        "count_line": count_line(listed.total),
        "related": [
            {"url": index.get_url(request), "title": _("All case studies")},
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": feedback_form.url(topic="missing"), "title": _("Suggest an example")},
        ],
    }
