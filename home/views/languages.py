"""What the language switch leads to where a language lacks the page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.languages import language_links, urls_of_translations, urls_of_view
from content.page_views import find_page, serve_page
from content.reading import keep_parameters, only_reading, tell_parameters
from taxonomy.languages import active_language, language_of, languages


@only_reading
def say_only_in(request: HttpRequest, code: str, rest: str) -> HttpResponse:
    """Say in which language the page is, and lead back to it; its parameters stay."""
    own = active_language()
    original = find_original(request, code, rest) if code != own.code else None
    if original is None:
        raise Http404
    keep_parameters(request, original.parameters)
    query = request.META.get("QUERY_STRING", "")
    suffix = f"?{query}" if query else ""
    if own.code in original.urls:
        return redirect(original.urls[own.code] + suffix)
    path = f"/{code}/{rest}"
    other = language_of(code)
    title = _("This page is only available %(phrase)s.") % {"phrase": other.phrase}
    if own.easy:
        title = _("This page is not available in Easy read (Leichte Sprache).")
    context = {
        "title": title,
        "languages": language_links({**original.urls, own.code: request.path}, request, path),
        "original": path + suffix,
        "original_language": code,
        "original_name": other.own_name,
    }
    return tell_parameters(render(request, "home/only_in.html", context), original.parameters)


@dataclass(frozen=True)
class Original:
    """What stands at an address of another language: where else, and what it understands."""

    urls: dict[str, str]
    parameters: tuple[str, ...]


def find_original(request: HttpRequest, code: str, rest: str) -> Original | None:
    """Return what anybody may read at an address of another language; None where it is nothing.

    A view that is asked for here refuses the active language.
    """
    own, path = active_language().code, f"/{code}/{rest}"
    if code not in languages():
        return None
    with override(code):
        try:
            match = resolve(path)
        except Resolver404:
            return None
    if match.func is serve_page:
        page = find_page(rest.strip("/"), code)
        if page is None or page.is_restricted:
            return None
        parameters = getattr(page.specific_class, "parameters", ())
        return Original(urls_of_translations(page, request), parameters)
    urls = {other: url for other, url in urls_of_view(path).items() if other != own}
    return Original(urls, getattr(match.func, "parameters", ()))
