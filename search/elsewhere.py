"""What other languages have for a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import ngettext, override

from search.addresses import SearchAddress
from search.components import HitEntry
from search.results import Hit, SearchResult
from search.service import search
from taxonomy.languages import language_of

BEST = 3


@dataclass(frozen=True)
class OtherLanguage:
    """The best hits of another language, and the address of all of them in it."""

    code: str
    line: str
    url: str
    hits: list[HitEntry] = field(default_factory=list)


def results_elsewhere(address: SearchAddress, locale: str) -> dict[str, SearchResult]:
    """Return what the offered languages but one have, by language."""
    return {
        code: search(
            address.asked, code, address.chosen, size=BEST, order=address.order, by_meaning=False
        )
        for code in address.offered.labels
        if code != locale
    }


def other_languages(
    address: SearchAddress, results: Mapping[str, SearchResult], shown: Mapping[int, HitEntry]
) -> Iterator[OtherLanguage]:
    """Yield the languages that an address shows beside the first and that have something."""
    for code, result in results.items():
        if code in address.shown_languages and result.total:
            yield OtherLanguage(
                code=code,
                line=line_of(code, result.total),
                url=url_of(address, code),
                hits=[shown[hit.entry.pk] for hit in best(address, result)],
            )


def best(address: SearchAddress, result: SearchResult) -> list[Hit]:
    """Return the hits of another language that a page shows: the first page shows the best."""
    return list(result.hits) if address.page == 1 else []


def line_of(code: str, number: int) -> str:
    """Return how many results a language has."""
    return ngettext("%(phrase)s: %(number)d result", "%(phrase)s: %(number)d results", number) % {
        "phrase": capfirst(str(language_of(code).phrase)),
        "number": number,
    }


def url_of(address: SearchAddress, code: str) -> str:
    """Return the address at which a language is asked the same."""
    with override(code):
        return reverse("search") + address.in_language()
