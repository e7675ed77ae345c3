"""The page of results: an address that can be shared, the same for everybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from content.reading import reading
from search.addresses import parameters
from search.listing import search_context
from taxonomy.languages import active_language


@reading(*parameters())
def show_results(request: HttpRequest) -> HttpResponse:
    """Search the language of the address; sets no cookie and asks for no session."""
    context = search_context(request.GET, active_language().code)
    return render(request, "search/results.html", context)
