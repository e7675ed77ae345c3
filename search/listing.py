"""What the page of results shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.facets import FacetGroup, NamedFacet, address_without, chips_of, token
from content.pagination import paginate
from search.addresses import SearchAddress
from search.components import HitEntry, hit_entries
from search.context_processors import site_search
from search.elsewhere import best, other_languages, results_elsewhere
from search.engines.base import NEWEST, RELEVANCE
from search.facets import LANGUAGE, facet_group
from search.municipalities import municipality_asked
from search.promotions import recommended
from search.questions import LONGEST_QUESTION
from search.results import PAGE_SIZE, SearchResult
from search.service import search
from search.ways import Way, also_asked, examples, ways_on


@dataclass(frozen=True)
class Answers:
    """The answers to an address: of the language that fills the pages, and of the others."""

    result: SearchResult
    elsewhere: Mapping[str, SearchResult]
    shown: Mapping[int, HitEntry] = field(default_factory=dict)

    def entries(self, hits: Any) -> list[HitEntry]:
        """Return hits as they are shown."""
        return [self.shown[hit.entry.pk] for hit in hits]


def search_context(query: QueryDict, locale: str) -> dict[str, Any]:
    """Return the context of the page for the query string of an address, whatever it holds."""
    address = SearchAddress.read(query, locale)
    context = {
        "question": address.text,
        "longest": LONGEST_QUESTION,
        "examples": examples(),
        "search_box": replace(site_search(), value=address.text, label=_("Search"), large=True),
    }
    if not address.text:
        return context
    found = find(address)
    facets = [*address.facets.occurring(found.result.counts), address.offered]
    chips = chips_of(facets, address.all_chosen, address.kept)
    return {
        **context,
        **results_context(address, found),
        "facets": facet_groups_of(address, found, facets),
        "chips": chips,
        "filter_names": ", ".join(chip.label for chip in chips),
        "all_url": address_without({}, address.kept, "", ""),
        "hidden": [{"name": name, "value": value} for name, value in address.kept],
    }


def find(address: SearchAddress) -> Answers:
    """Search the languages of an address; one query for what all of their hits show."""
    first = address.shown_languages[0]
    result = search(
        address.asked,
        first,
        address.chosen,
        list(address.facets.declared),
        page=address.page,
        order=address.order,
    )
    if result.page == 1:
        result = replace(result, promoted=recommended(result.text, first))
    elsewhere = results_elsewhere(address, first)
    hits = [*result.hits, *result.similar]
    for other in elsewhere.values():
        hits += best(address, other)
    entries = hit_entries(hits, address.locale)
    return Answers(
        result,
        elsewhere,
        {hit.entry.pk: entry for hit, entry in zip(hits, entries, strict=True)},
    )


def results_context(address: SearchAddress, answers: Answers) -> dict[str, Any]:
    """Return hits, their order, and what leads on."""
    result = answers.result
    return {
        "result": result,
        "searched": address.shown_languages[0],
        "before": (result.page - 1) * PAGE_SIZE,
        "chosen": address.chosen,
        "shortened": result.shortened,
        "hits": answers.entries(result.hits),
        "similar": answers.entries(result.similar),
        "others": list(other_languages(address, answers.elsewhere, answers.shown)),
        "count_line": count_line(result, address.text),
        "also_asked": also_asked(result),
        "municipality": municipality_asked(address.text, address.locale),
        "sorting": sorting(address),
        "feed_query": address.feed(),
        "pager": paginate(range(result.total), address.query(page=result.page), PAGE_SIZE)[1],
        "ways": ways_on(address, result),
    }


def facet_groups_of(
    address: SearchAddress, answers: Answers, facets: list[NamedFacet]
) -> list[FacetGroup]:
    """Return the facets that offer a choice, languages last."""
    totals = {address.shown_languages[0]: answers.result.total}
    totals |= {code: result.total for code, result in answers.elsewhere.items()}
    counts = {
        **answers.result.counts,
        **{token(LANGUAGE, code): total for code, total in totals.items()},
    }
    groups = [facet_group(facet, counts, address.all_chosen[facet.name]) for facet in facets]
    return [group for group in groups if group.options]


@dataclass(frozen=True)
class Sorting:
    """The order of the hits in words, and the way to the other one."""

    text: str
    other: Way


def sorting(address: SearchAddress) -> Sorting:
    """Return the order that an address asks for."""
    if address.order == NEWEST:
        return Sorting(_("Newest first"), Way(_("Sort by relevance"), address.ordered(RELEVANCE)))
    return Sorting(_("Most relevant first"), Way(_("Sort by date"), address.ordered(NEWEST)))


def count_line(result: SearchResult, asked: str) -> str:
    """Return the heading of the results."""
    if not result.total:
        return _("No results for “%(asked)s”") % {"asked": asked}
    return ngettext(
        "%(number)d result for “%(asked)s”", "%(number)d results for “%(asked)s”", result.total
    ) % {"number": result.total, "asked": asked}
