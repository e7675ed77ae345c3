"""The page of results: an address that can be shared, the same for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.listing import search_context


@require_safe
def show_results(request: HttpRequest) -> HttpResponse:
    """Search the language of the address; sets no cookie and asks for no session."""
    locale = get_language() or settings.LANGUAGE_CODE
    return render(request, "search/results.html", search_context(request.GET, locale))
