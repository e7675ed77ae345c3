"""What the language switch leads to where a language lacks the page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from content.page_views import find_page, serve_page
from content.reading import keep_parameters, only_reading, tell_parameters


@only_reading
def say_only_in(request: HttpRequest, code: str, rest: str) -> HttpResponse:
    """Say in which language the page is, and lead back to it; its parameters stay."""
    own = get_language() or settings.LANGUAGE_CODE
    names = dict(settings.LANGUAGES)
    parameters = parameters_at(code, rest) if code in names and code != own else None
    if parameters is None:
        raise Http404
    keep_parameters(request, parameters)
    titles = {
        "de": _("This page is only available in German."),
        "en": _("This page is only available in English."),
        "de-simple": _("This page is only available in easy language."),
    }
    title = _("This page is not available in easy language.") if own == "de-simple" else ""
    query = request.META.get("QUERY_STRING", "")
    context = {
        "title": title or titles[code],
        "original": f"/{code}/{rest}" + (f"?{query}" if query else ""),
        "original_language": code,
        "original_name": names[code],
    }
    return tell_parameters(render(request, "home/only_in.html", context), parameters)


def parameters_at(code: str, rest: str) -> tuple[str, ...] | None:
    """Return what an address of another language understands; None where there is nothing."""
    with override(code):
        try:
            match = resolve(f"/{code}/{rest}")
        except Resolver404:
            return None
    if match.func is serve_page:
        page = find_page(rest.strip("/"), code)
        return getattr(page.specific_class, "parameters", ()) if page else None
    return getattr(match.func, "parameters", ())
