"""The page of results: an address that can be shared, the same for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from content.reading import reading
from search.listing import search_context


@reading("q", "kind", "land", "page")
def show_results(request: HttpRequest) -> HttpResponse:
    """Search the language of the address; sets no cookie and asks for no session."""
    locale = get_language() or settings.LANGUAGE_CODE
    return render(request, "search/results.html", search_context(request.GET, locale))
