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
)
from catalogue.lists import page_number
from catalogue.sources import sources
from content.pagination import paginate
from design.components import StatusLine
from search.context_processors import site_search
from search.questions import LONGEST_QUESTION, Question
from search.results import PAGE_SIZE, FacetCount, Hit, SearchResult
from search.service import count_in_other_languages, question_of, search
from taxonomy.laender import land_names
from taxonomy.languages import languages
from teams.models import Team
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
    question = question_of(query.get("q", ""), locale)
    chosen = choices_of(query, definitions)
    context = {
        "question": question.text,
        "longest": LONGEST_QUESTION,
        "shortened": question.shortened,
        "examples": examples(),
        "search_box": replace(site_search(), value=question.text, label=_("Search"), large=True),
    }
    if not question.text:
        return context
    result = search(question.text, locale, chosen, page=page_number(query))
    address = clean_address(question, chosen, result.page)
    kept = [("q", question.text)]
    listed = range(result.total)
    return {
        **context,
        "result": result,
        "hits": entries(result.hits, laender, locale),
        "count_line": count_line(result, question.text),
        "facets": [
            facet(definition, result.facets.get(definition.name, ()), chosen[definition.name])
            for definition in definitions
        ],
        "chips": chips_of(definitions, chosen, kept),
        "all_url": address_without({}, kept, "", ""),
        "hidden": [{"name": "q", "value": question.text}],
        "pager": paginate(listed, address, PAGE_SIZE)[1],
        "elsewhere": elsewhere(question, locale),
        "ways": ways(result, kept),
    }


def clean_address(question: Question, chosen: Mapping[str, Sequence[str]], page: int) -> QueryDict:
    """Return the query string with what was understood of it."""
    address = QueryDict(mutable=True)
    address["q"] = question.text
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


def facet(
    definition: NamedFacet, counts: Sequence[FacetCount], chosen: Sequence[str]
) -> FacetGroup:
    """Return a facet with the values that occur, the most frequent first, and with the chosen."""
    found = {each.value: each.count for each in counts if each.value in definition.labels}
    order = list(definition.labels)
    values = sorted({*found, *chosen}, key=lambda value: (-found.get(value, 0), order.index(value)))
    options = [
        FacetOption(value, definition.labels[value], found.get(value, 0), value in chosen)
        for value in values
    ]
    return FacetGroup(definition.name, definition.title, options)


def entries(hits: Sequence[Hit], laender: Mapping[str, str], locale: str) -> list[HitEntry]:
    """Return hits with the names of their kinds, Länder and teams."""
    teams = Team.objects.in_bulk({hit.team_id for hit in hits if hit.team_id})
    urls = area_urls(teams, locale)
    return [entry(hit, laender, teams, urls) for hit in hits]


def entry(
    hit: Hit, laender: Mapping[str, str], teams: Mapping[int, Team], urls: Mapping[int, str]
) -> HitEntry:
    """Return one hit."""
    source = sources[hit.source]
    parts = [str(source.labels.one), ", ".join(laender[key] for key in hit.lands if key in laender)]
    if "cohort" in hit.card:
        parts.append(_("Cohort %(year)s") % {"year": hit.card["cohort"]})
    answers = hit.card.get("answers")
    return HitEntry(
        kind=" · ".join(part for part in parts if part),
        title=hit.title,
        url=hit.url,
        language=source.title_language,
        snippet=hit.snippet,
        answers=answers and {name: Answer(**answer) for name, answer in answers.items()},
        status_line=StatusLine(
            read_on=hit.read_on,
            team=teams[hit.team_id].name if hit.team_id and hit.team_id in teams else "",
            team_url=urls.get(hit.team_id or 0, ""),
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
    if result.suggestion:
        text = _("Did you mean “%(words)s”?") % {"words": result.suggestion}
        found.append(Way(text, address_without({}, [("q", result.suggestion)], "", "")))
    return found


def elsewhere(question: Question, locale: str) -> list[Way]:
    """Return links to the results in other languages, with their number."""
    numbers = count_in_other_languages(question.text, locale)
    found = []
    for code, row in languages().items():
        if number := numbers.get(code):
            with override(code):
                url = reverse("search") + address_without({}, [("q", question.text)], "", "")
            text = ngettext(
                "%(phrase)s: %(number)d result", "%(phrase)s: %(number)d results", number
            ) % {"phrase": capfirst(str(row.phrase)), "number": number}
            found.append(Way(text, url))
    return found


def examples() -> list[Way]:
    """Return questions to begin with."""
    words = [_("flood"), _("city app"), _("open data")]
    return [Way(word, address_without({}, [("q", word)], "", "")) for word in words]
