"""Search and suggestions for programs; docs/api.md says what the answers hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from catalogue.facets import FacetGroup
from content.reading import reading
from search.addresses import SearchAddress, parameters
from search.facets import LANGUAGE, facet_group
from search.municipalities import municipality_asked
from search.results import PAGE_SIZE, Hit, SearchResult
from search.service import search
from search.suggestions import PAGE, PLACE, TOPIC, suggestions
from taxonomy.languages import languages, main_code

Answer = dict[str, Any]


@reading("locale", *(name for name in parameters() if name != LANGUAGE))
def find(request: HttpRequest) -> JsonResponse:
    """Search one language; what an address says wrongly is as if it were not there."""
    locale = locale_of(request)
    with override(locale):
        address = SearchAddress.read(request.GET, locale)
        result = search(
            address.asked,
            locale,
            address.chosen,
            list(address.facets.declared),
            page=address.page,
            order=address.order,
        )
        return answer(found(address, result))


@reading("q", "locale")
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggest what begins like a text."""
    locale = locale_of(request)
    offered = suggestions(request.GET.get("q", ""), locale)
    with override(locale):
        status = status_of(len(offered))
        groups = group_names()
    return answer(
        {
            "locale": locale,
            "status": status,
            "groups": {kind: groups[kind] for kind in dict.fromkeys(each.kind for each in offered)},
            "suggestions": list(map(asdict, offered)),
        }
    )


def group_names() -> dict[str, str]:
    """Return the headings of what is offered."""
    return {TOPIC: _("Search words"), PAGE: _("Pages"), PLACE: _("Municipalities and states")}


def status_of(number: int) -> str:
    """Return in words how many suggestions there are, for those who hear the page."""
    if not number:
        return _("No suggestions")
    line = ngettext("%(number)d suggestion", "%(number)d suggestions", number)
    return line % {"number": number}


def answer(content: Answer) -> JsonResponse:
    """Return an answer that no search engine keeps."""
    return JsonResponse(content, headers={"X-Robots-Tag": "noindex"})


def locale_of(request: HttpRequest) -> str:
    """Return the language that is asked for; the main one for none that the portal has."""
    code = request.GET.get("locale", "")
    return code if code in languages() else main_code()


def found(address: SearchAddress, result: SearchResult) -> Answer:
    """Return the answer to a search."""
    facets = address.facets.occurring(result.counts)
    groups = [facet_group(facet, result.counts, address.chosen[facet.name]) for facet in facets]
    return {
        "query": address.text,
        "locale": address.locale,
        "shortened": result.shortened,
        "replaced": {word: list(words) for word, words in result.replaced.items()},
        "sort": address.order,
        "total": result.total,
        "unfiltered": result.unfiltered,
        "page": result.page,
        "pages": -(-result.total // PAGE_SIZE),
        "hits": hits_of(result.hits),
        "similar": hits_of(result.similar),
        "facets": [facet_of(group) for group in groups],
        "municipality": municipality_of(address),
    }


def municipality_of(address: SearchAddress) -> Answer | None:
    """Return the municipality that the whole question names, if it does."""
    way = municipality_asked(address.text, address.locale)
    return {"title": way.title, "url": settings.PUBLIC_URL + way.url} if way else None


def hits_of(hits: Iterable[Hit]) -> list[Answer]:
    """Return hits; snippets are HTML in which only `mark` occurs."""
    return [
        {
            "title": hit.entry.title,
            "url": settings.PUBLIC_URL + hit.url,
            "kind": hit.entry.kind,
            "locale": hit.entry.locale,
            "summary": hit.entry.summary,
            "snippet": str(hit.snippet),
            "page": hit.page or None,
            "facets": list(hit.entry.facets),
            "team": hit.entry.team.code if hit.entry.team else None,
            "published": hit.entry.published_at,
            "changed": hit.entry.changed_at,
        }
        for hit in hits
    ]


def facet_of(group: FacetGroup) -> Answer:
    """Return a facet with the number of hits that each value would give."""
    values = [
        {
            "value": option.value,
            "label": option.label,
            "count": option.count,
            "chosen": option.checked,
        }
        for option in group.options
    ]
    return {"name": group.name, "label": group.legend, "values": values}
