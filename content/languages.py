"""The same page in other languages: for the language switch and for hreflang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db.models import F
from django.urls import translate_url
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from content.querysets import open_pages
from taxonomy.languages import Language, active_language, everyday_language, languages

if TYPE_CHECKING:
    from django.http import HttpRequest


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    current: bool
    exists: bool
    # Whether it leads between an easy language and the everyday one that it puts in plain words.
    simpler: bool = False
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
    own = active_language()
    everyday = everyday_language(own.code).code if own.easy else ""
    links = []
    for code, row in languages().items():
        exists = code in urls
        links.append(
            LanguageLink(
                code=code,
                name=everyday_name(row) if code == everyday else row.own_name,
                url=(urls[code] if exists else only_in(code, path or request.path)) + suffix,
                current=code == own.code,
                exists=exists,
                simpler=row.easy or code == everyday,
                note="" if exists else note_of_missing(code),
            )
        )
    return links


def everyday_name(row: Language) -> str:
    """Return how an easy language calls the one that it puts in plain words."""
    return _("%(language)s (everyday language)") % {"language": row.name}


def only_in(code: str, path: str) -> str:
    """Return the address that says, in a language, that it lacks the page at a path."""
    return f"/{code}/only-in{quote(path)}"


def note_of_missing(code: str) -> str:
    """Return, in the language itself, that it lacks the page."""
    with override(code):
        return _("This page is not available in this language.")


def urls_of_view(path: str) -> dict[str, str]:
    """Return the addresses of a view by language code, given that in one language."""
    urls = {code: translate_url(path, code) for code in languages()}
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
    urls = {**others, **own}
    return {code: urls[code] for code in languages() if urls.get(code)}
