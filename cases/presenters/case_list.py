"""The list of case studies: facets, pages, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.entries import CaseEntries
from cases.presenters.cards import case_cards, count_line
from cases.towns.choosing import chosen_town
from cases.towns.facts import TownFacts
from cases.towns.fit import fit_for
from cases.towns.fitting import fitting_cases
from catalogue.lists import listing
from catalogue.open_data.links import export_links
from catalogue.sources import sources
from content.feedback import feedback_form
from design.components import HiddenField
from taxonomy.models import SizeClass

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyIndexPage

PAGE_SIZE = 12
MUNICIPALITY = "municipality"


def case_list_context(index: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return facets, chips, cards and pager for an address of the list.

    For a municipality, the case studies that fit it best come first, each with the reasons.
    """
    town = chosen_town(request.GET.get(MUNICIPALITY, ""))
    sizes = list(SizeClass.objects.all()) if town else []
    facts = TownFacts.of(town, sizes) if town else None
    listed = listing(
        request.GET,
        locale=index.locale.language_code,
        kinds=index.lists,
        facets=CaseEntries.facets,
        fit=fit_for(facts, [size.code for size in sizes]) if facts else None,
        others=[(MUNICIPALITY, town.key)] if town else [],
        size=PAGE_SIZE,
    )
    return {
        "listed": listed,
        "cards": case_cards(listed.cards),
        "fitting": fitting_cases(listed.cards, facts) if facts else [],
        "town": town,
        "kept": [HiddenField(MUNICIPALITY, town.key)] if town else [],
        "pager": listed.pager,
        "exports": export_links(
            sources["cases.casestudypage"], request.GET, index.locale.language_code
        ),
        "count_line": count_line(listed.total),
        "related": [
            {"url": index.get_url(request), "title": _("All case studies")},
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": feedback_form.url(topic="missing"), "title": _("Suggest an example")},
        ],
    }
