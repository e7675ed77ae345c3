"""What the page of results shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from cases.answers import Answer
from catalogue.facets import (
    FacetGroup,
    FacetOption,
    NamedFacet,
    address_without,
    chips_of,
    choices_of,
    token,
    values_of,
)
from catalogue.lists import page_number
from catalogue.sources import sources
from content.pagination import paginate
from design.components import StatusLine
from search.context_processors import site_search
from search.questions import LONGEST_QUESTION, asked_text
from search.results import PAGE_SIZE, Hit, SearchResult
from search.service import search
from taxonomy.laender import land_names
from taxonomy.languages import languages
from teams.responsibility import area_urls


@dataclass(frozen=True)
class HitEntry:
    """A hit as it is shown."""

    kind: str
    title: SafeString
    url: str
    language: str
    snippet: SafeString
    answers: Any
    status_line: StatusLine


@dataclass(frozen=True)
class Way:
    """A link that leads on."""

    title: str
    url: str


def search_context(query: QueryDict, locale: str) -> dict[str, Any]:
    """Return the context of the page for the query string of an address, whatever it holds."""
    laender = land_names()
    definitions = facet_definitions(laender)
    text = asked_text(query.get("q", ""))
    chosen = choices_of(query, definitions)
    context = {
        "question": text,
        "longest": LONGEST_QUESTION,
        "examples": examples(),
        "search_box": replace(site_search(), value=text, label=_("Search"), large=True),
    }
    if not text:
        return context
    names = [definition.name for definition in definitions]
    result = search(query.get("q", ""), locale, chosen, names, page=page_number(query))
    address = clean_address(text, chosen, result.page)
    kept = [("q", text)]
    return {
        **context,
        "shortened": result.shortened,
        "result": result,
        "hits": entries(result.hits, laender, locale),
        "count_line": count_line(result, text),
        "facets": [
            facet(definition, result.counts, chosen[definition.name]) for definition in definitions
        ],
        "chips": chips_of(definitions, chosen, kept),
        "all_url": address_without({}, kept, "", ""),
        "hidden": [{"name": "q", "value": text}],
        "pager": paginate(range(result.total), address, PAGE_SIZE)[1],
        "elsewhere": elsewhere(text, locale),
        "ways": ways(result, kept),
    }


def clean_address(text: str, chosen: Mapping[str, Sequence[str]], page: int) -> QueryDict:
    """Return the query string with what was understood of it."""
    address = QueryDict(mutable=True)
    address["q"] = text
    for name, values in chosen.items():
        address.setlist(name, list(values))
    address["page"] = str(page)
    return address


def facet_definitions(laender: Mapping[str, str]) -> list[NamedFacet]:
    """Return the facets of search: kind of content and Land."""
    return [
        NamedFacet(
            "kind",
            _("Kind of content"),
            {code: str(labels.many) for code, labels in sources.kinds().items()},
        ),
        NamedFacet("land", _("State (Land)"), laender),
    ]


def facet(definition: NamedFacet, counts: Mapping[str, int], chosen: Sequence[str]) -> FacetGroup:
    """Return a facet with the values that occur, the most frequent first, and with the chosen."""
    numbers = {
        value: number
        for value in definition.labels
        if (number := counts.get(token(definition.name, value), 0)) or value in chosen
    }
    order = list(definition.labels)
    values = sorted(numbers, key=lambda value: (-numbers[value], order.index(value)))
    options = [
        FacetOption(value, definition.labels[value], numbers[value], value in chosen)
        for value in values
    ]
    return FacetGroup(definition.name, definition.title, options)


def entries(hits: Sequence[Hit], laender: Mapping[str, str], locale: str) -> list[HitEntry]:
    """Return hits with the names of their kinds, Länder and teams."""
    urls = area_urls([hit.entry.team_id for hit in hits if hit.entry.team_id], locale)
    return [entry(hit, laender, urls.get(hit.entry.team_id or 0, "")) for hit in hits]


def entry(hit: Hit, laender: Mapping[str, str], team_url: str) -> HitEntry:
    """Return one hit."""
    found = hit.entry
    source = sources[found.source]
    lands = [laender[key] for key in values_of(found.facets, "land") if key in laender]
    parts = [str(source.labels.one), ", ".join(lands)]
    if "cohort" in found.card:
        parts.append(_("Cohort %(year)s") % {"year": found.card["cohort"]})
    answers = found.card.get("answers")
    return HitEntry(
        kind=" · ".join(part for part in parts if part),
        title=hit.title,
        url=hit.url,
        language=source.title_language,
        snippet=hit.snippet,
        answers=answers and {name: Answer(**answer) for name, answer in answers.items()},
        status_line=StatusLine(
            read_on=found.read_on,
            team=found.team.name if found.team else "",
            team_url=team_url,
        ),
    )


def count_line(result: SearchResult, asked: str) -> str:
    """Return the heading of the results."""
    if not result.total:
        return _("No results for “%(asked)s”") % {"asked": asked}
    return ngettext(
        "%(number)d result for “%(asked)s”", "%(number)d results for “%(asked)s”", result.total
    ) % {"number": result.total, "asked": asked}


def ways(result: SearchResult, kept: list[tuple[str, str]]) -> list[Way]:
    """Return where an empty page leads: without filters, and to similar words."""
    found = []
    if result.unfiltered and not result.total:
        text = ngettext(
            "Clear all filters: %(number)d result",
            "Clear all filters: %(number)d results",
            result.unfiltered,
        ) % {"number": result.unfiltered}
        found.append(Way(text, address_without({}, kept, "", "")))
    return found


def elsewhere(text: str, locale: str) -> list[Way]:
    """Return links to the results in other languages, with their number."""
    found = []
    for code, row in languages().items():
        if code != locale and (number := search(text, code, size=1).total):
            with override(code):
                url = reverse("search") + address_without({}, [("q", text)], "", "")
            line = ngettext(
                "%(phrase)s: %(number)d result", "%(phrase)s: %(number)d results", number
            ) % {"phrase": capfirst(str(row.phrase)), "number": number}
            found.append(Way(line, url))
    return found


def examples() -> list[Way]:
    """Return questions to begin with."""
    words = [_("flood"), _("city app"), _("open data")]
    return [Way(word, address_without({}, [("q", word)], "", "")) for word in words]
