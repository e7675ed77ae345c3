"""The same page in other languages: for the language switch and for hreflang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.conf import settings
from django.db.models import F
from django.urls import translate_url
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.querysets import open_pages

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class LanguageLink:
    """An entry of the language switch."""

    code: str
    name: str
    url: str
    current: bool
    exists: bool
    note: str = ""


def language_links(
    urls: dict[str, str], request: HttpRequest, path: str = ""
) -> list[LanguageLink]:
    """Return the language switch; where a language lacks the page, it leads to one that says so.

    Filters and other parameters of the address stay. `path` is that of the page, where it is
    another one than that of the request.
    """
    query = request.META.get("QUERY_STRING", "")
    suffix = f"?{query}" if query else ""
    current = get_language() or settings.LANGUAGE_CODE
    links = []
    for code, name in settings.LANGUAGES:
        exists = code in urls
        links.append(
            LanguageLink(
                code=code,
                name=name,
                url=(urls[code] if exists else only_in(code, path or request.path)) + suffix,
                current=code == current,
                exists=exists,
                note="" if exists else note_of_missing(code),
            )
        )
    return links


def only_in(code: str, path: str) -> str:
    """Return the address that says, in a language, that it lacks the page at a path."""
    return f"/{code}/only-in{quote(path)}"


def note_of_missing(code: str) -> str:
    """Return, in the language itself, that it lacks the page."""
    with override(code):
        return _("This page is not available in this language.")


def urls_of_view(path: str) -> dict[str, str]:
    """Return the addresses of a view by language code, given that in one language."""
    urls = {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
    return {code: url for code, url in urls.items() if url != path or path.startswith(f"/{code}/")}


def urls_of_translations(page: Page, request: HttpRequest) -> dict[str, str]:
    """Return the addresses of the page's public versions by language code, its own included."""
    versions = (
        open_pages(Page.objects.filter(translation_key=page.translation_key))
        .exclude(pk=page.pk)
        .annotate(language=F("locale__language_code"))
        .defer_streamfields()
    )
    others = {version.language: version.get_url(request) or "" for version in versions}
    own = {page.locale.language_code: page.get_url(request) or ""}
    order = [code for code, _name in settings.LANGUAGES]
    found = {**others, **own}
    return {code: found[code] for code in order if found.get(code)}
