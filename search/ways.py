"""Where a search without a hit leads on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from search.addresses import SearchAddress
from search.questions import without_operators
from search.results import SearchResult
from search.service import number_found


@dataclass(frozen=True)
class Way:
    """A link that leads on."""

    title: str
    url: str


def ways_on(address: SearchAddress, result: SearchResult) -> list[Way]:
    """Return what finds something in place of a search that found nothing.

    Without its filters, else without its quotation marks and minus signs.
    """
    if result.total:
        return []
    if result.unfiltered:
        text = ngettext(
            "Clear all filters: %(number)d result",
            "Clear all filters: %(number)d results",
            result.unfiltered,
        )
        url = "?" + urlencode(address.kept)
        return [Way(text % {"number": result.unfiltered}, url)]
    plain = without_operators(address.text)
    number = number_found(plain, address.locale) if plain != address.text else 0
    return [Way(question_line(plain, number), asking(plain))] if number else []


def question_line(text: str, number: int) -> str:
    """Return how many results another question has."""
    return ngettext("“%(asked)s”: %(number)d result", "“%(asked)s”: %(number)d results", number) % {
        "asked": text,
        "number": number,
    }


def asking(text: str) -> str:
    """Return the query string of a question."""
    return "?" + urlencode([("q", text)])


def examples() -> list[Way]:
    """Return questions to begin with."""
    return [Way(word, asking(word)) for word in (_("flood"), _("city app"), _("open data"))]


def also_asked(result: SearchResult) -> list[Way]:
    """Return the words that were looked for in the place of those that no document has."""
    words = dict.fromkeys(word for found in result.replaced.values() for word in found)
    return [Way(word, asking(word)) for word in words]
