"""The page of results: an address that can be shared, the same for everybody."""

from __future__ import annotations

from time import monotonic

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from content.reading import reading
from search.addresses import parameters
from search.listing import search_context
from search.queries import count
from taxonomy.languages import active_language


@reading(*parameters())
def show_results(request: HttpRequest) -> HttpResponse:
    """Search the language of the address; sets no cookie and asks for no session."""
    begun = monotonic()
    context = search_context(request.GET, active_language().code)
    result = context.get("result")
    if result and result.page == 1 and request.method == "GET":
        count(result, context["searched"], context["chosen"], monotonic() - begun)
    return render(request, "search/results.html", context)
