"""What the pages of this room that are not in the tree share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from content.languages import only_in
from guidance.models.offers import LIST_LANGUAGES, Sourced
from taxonomy.languages import active_language, everyday_language


def has_no_language() -> bool:
    """Say whether there is nothing in the language of the request."""
    return get_language() not in LIST_LANGUAGES


def everyday_address(request: HttpRequest) -> str:
    """Return the address that says so, and leads to the page in everyday language."""
    code = everyday_language(active_language().code).code
    return only_in(get_language() or "", translate_url(request.path, code))


def alternates(request: HttpRequest) -> dict[str, str]:
    """Return the page's address in every language; filters are no page of their own."""
    return {code: translate_url(request.path, code) for code in LIST_LANGUAGES}


def way_to(title: str, *between: tuple[str, str]) -> list[dict[str, str]]:
    """Return the breadcrumb from the start page of the language."""
    home = {"title": pgettext("breadcrumb", "Start"), "url": f"/{get_language()}/"}
    steps = [{"title": name, "url": url} for name, url in between]
    return [home, *steps, {"title": title}]


def sources_of(row: Sourced) -> Iterator[dict[str, Any]]:
    """Yield the sources of a row, as lists of sources take them."""
    for url in row.source_addresses:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        title = _("Page of %(host)s") % {"host": host}
        facts = {"url": url, "title": title, "read_on": row.read_on, "as_of": row.as_of}
        yield {"sources": [facts]}
