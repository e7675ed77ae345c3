"""The list of case studies: facets, words, order, pages; as cards, as a table, on a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.facets import CASE_FACETS, CASE_LIST_FACETS, ORDERS
from cases.presenters.cards import case_cards, count_line
from cases.presenters.case_views import case_map, case_table
from cases.towns.choosing import chosen_town
from cases.towns.facts import TownFacts
from cases.towns.fit import fit_for
from cases.towns.fitting import fitting_cases
from catalogue.facets import occurring
from catalogue.lists import BEST_FOUND, Listing, listing
from catalogue.open_data.links import export_links
from catalogue.sources import sources
from catalogue.words import word_search, words_in
from content.feedback import feedback_form
from content.reading import query_of
from design.components import HiddenField, SearchBox
from taxonomy.models import AdministrativeUnit, SizeClass

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyIndexPage

PAGE_SIZE = 12
# More rows and points than cards are seen at a glance.
SIZES = {"table": 50, "map": 300}
FACETS = (*CASE_FACETS, *CASE_LIST_FACETS)
VIEWS = {"list": gettext_lazy("List"), "table": gettext_lazy("Table"), "map": gettext_lazy("Map")}
MUNICIPALITY, WORDS, SORT, VIEW = "municipality", "q", "sort", "view"
# Those after them stand in a disclosure (facets.html).
MAIN_FACETS = 5
FIT, RELEVANCE = "fit", "relevance"


@dataclass(frozen=True)
class ListQuery:
    """What an address asks of the list, beside its facets and page."""

    town: AdministrativeUnit | None
    words: str
    sort: str
    view: str

    @classmethod
    def of(cls, query: QueryDict) -> ListQuery:
        """Read an address; what it says wrongly is as if it were not there."""
        town = chosen_town(query.get(MUNICIPALITY, ""))
        words = words_in(query, WORDS)
        usual = FIT if town else RELEVANCE if words else "newest"
        known = [*ORDERS, *([FIT] if town else []), *([RELEVANCE] if words else [])]
        sort, view = query.get(SORT, ""), query.get(VIEW, "")
        return cls(town, words, sort if sort in known else usual, view if view in VIEWS else "list")

    @property
    def orders(self) -> dict[str, Any]:
        """The orders that can be chosen."""
        own: dict[str, Any] = {}
        if self.town:
            own[FIT] = _("Best fit for %(place)s first") % {"place": self.town.name}
        if self.words:
            own[RELEVANCE] = _("Best match first")
        return own | {name: title for name, (title, _order) in ORDERS.items()}


def case_list_context(index: CaseStudyIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return facets, chips, cards and pager for an address of the list.

    For a municipality, the case studies that fit it best come first, each with the reasons.
    """
    asked = ListQuery.of(request.GET)
    sizes = list(SizeClass.objects.all()) if asked.town else []
    facts = TownFacts.of(asked.town, sizes) if asked.town else None
    listed = listed_cases(index, request.GET, asked, facts, [size.code for size in sizes])
    groups = occurring(listed.facets)
    locale = index.locale.language_code
    return {
        "listed": listed,
        "asked": asked,
        "town": asked.town,
        "cards": case_cards(listed.cards),
        "fitting": fitting_cases(listed.cards, facts) if facts else [],
        "table": case_table(listed.cards, listed.named) if asked.view == "table" else None,
        "on_map": case_map(listed.cards, listed.chosen) if asked.view == "map" else None,
        "facets": groups,
        "rest_open": any(group.is_chosen for group in groups[MAIN_FACETS:]),
        **forms_of(index.get_url(request) or "", understood(request.GET, listed), asked),
        "pager": listed.pager,
        "exports": export_links(sources["cases.casestudypage"], request.GET, locale),
        "count_line": count_line(listed.total),
        "related": [
            {"url": index.get_url(request), "title": _("All case studies")},
            {"url": reverse("model_projects"), "title": _("The model projects")},
            {"url": feedback_form.url(topic="missing"), "title": _("Suggest an example")},
        ],
    }


def understood(query: QueryDict, listed: Listing) -> QueryDict:
    """Return an address as the list has read it: known values, heirs in the place of old ones."""
    read = query.copy()
    for name, values in listed.chosen.items():
        read.setlist(name, list(values))
    return read


def forms_of(url: str, query: QueryDict, asked: ListQuery) -> dict[str, Any]:
    """Return what filters, words, order and view keep of each other."""
    facets = [facet.name for facet in FACETS]
    return {
        "kept": hidden(query, (MUNICIPALITY, WORDS, SORT, VIEW)),
        "within": SearchBox(
            action=url,
            value=asked.words,
            label=_("Search within these case studies"),
            placeholder=_("for example radar"),
            id="search-within",
            kind="secondary",
            hidden=hidden(query, (*facets, MUNICIPALITY, VIEW)),
        ),
        "sort": {
            "action": url,
            "hidden": hidden(query, (*facets, MUNICIPALITY, WORDS, VIEW)),
            "options": [
                {"value": name, "label": title, "chosen": name == asked.sort}
                for name, title in asked.orders.items()
            ],
        },
        "views": view_links(query, asked.view, (*facets, MUNICIPALITY, WORDS, SORT)),
    }


def listed_cases(
    index: CaseStudyIndexPage,
    query: QueryDict,
    asked: ListQuery,
    facts: TownFacts | None,
    sizes: list[str],
) -> Listing:
    """Return the page of the list that an address asks for."""
    locale = index.locale.language_code
    found = word_search.find(asked.words, locale, index.lists) if asked.words else None
    return listing(
        query,
        locale=locale,
        kinds=index.lists,
        facets=FACETS,
        order=BEST_FOUND if asked.sort == RELEVANCE else ORDERS.get(asked.sort, ORDERS["title"])[1],
        fit=fit_for(facts, sizes) if facts and asked.sort == FIT else None,
        found=found,
        others=[(field.name, field.value) for field in hidden(query, (MUNICIPALITY, WORDS, VIEW))],
        size=SIZES.get(asked.view, PAGE_SIZE),
    )


def hidden(query: QueryDict, names: tuple[str, ...]) -> list[HiddenField]:
    """Return what a form of the list keeps of an address."""
    return [HiddenField(name, value) for name in names for value in query.getlist(name) if value]


def view_links(query: QueryDict, current: str, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the addresses of the same selection in each view."""
    rest = query_of(query, names)
    return [
        {
            "title": title,
            "url": "?" + "&".join(filter(None, [rest, f"{VIEW}={name}" if name != "list" else ""])),
            "current": name == current,
        }
        for name, title in VIEWS.items()
    ]
