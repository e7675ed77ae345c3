"""What the language switch leads to where a language lacks the page."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from content.page_views import find_page, serve_page


@require_safe
def say_only_in(request: HttpRequest, code: str, rest: str) -> HttpResponse:
    """Say in which language the page is, and lead back to it; its parameters stay."""
    own = get_language() or settings.LANGUAGE_CODE
    names = dict(settings.LANGUAGES)
    if code == own or code not in names or not exists(code, rest):
        raise Http404
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
    return render(request, "home/only_in.html", context)


def exists(code: str, rest: str) -> bool:
    """Say whether there is something at an address of another language."""
    with override(code):
        try:
            match = resolve(f"/{code}/{rest}")
        except Resolver404:
            return False
    if match.func is serve_page:
        return find_page(rest.strip("/"), code) is not None
    return True
