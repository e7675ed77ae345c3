"""“Meine Kommune”: the question which one, and the page of one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.municipality_box import municipality_box
from cases.towns.presenters import town_page, town_url
from cases.views.model_projects import alternates, german, speaks, way_to
from content.languages import language_links
from content.reading import reading
from taxonomy.laender import land_name
from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import candidates, find_municipality

MOST_SUGGESTED = 8
SHORTEST_QUESTION = 2


@reading("municipality")
def choose_municipality(request: HttpRequest) -> HttpResponse:
    """Lead to the municipality that was asked for; ask again where several or none are meant."""
    if not speaks(request):
        return redirect(german(request))
    answer = find_municipality(request.GET.get("municipality", ""))
    if answer.unit:
        return redirect(town_url(answer.unit))
    choices = [
        {
            "title": unit.distinct_name,
            "meta": land_name(unit.land_key),
            "url": town_url(unit),
        }
        for unit in answer.choices
    ]
    context = {
        "answer": answer,
        "choices": choices,
        "municipality_box": municipality_box(answer.question),
        "crumbs": [*way_to(), {"title": _("My municipality")}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "cases/municipalities.html", context)


@reading("q", "back")
def suggest_municipalities(request: HttpRequest) -> JsonResponse:
    """Answer what the typed beginning of a name or number may mean, for the field's list."""
    question = request.GET.get("q", "").strip()
    answer = find_municipality(question if len(question) >= SHORTEST_QUESTION else "")
    units = [answer.unit] if answer.unit else answer.choices[:MOST_SUGGESTED]
    line = ngettext("%(number)d municipality", "%(number)d municipalities", len(units))
    suggestions = [
        {
            "kind": "place",
            "text": unit.distinct_name,
            "note": land_name(unit.land_key),
            "url": way_back(request, unit) or town_url(unit),
        }
        for unit in units
    ]
    return JsonResponse(
        {"status": line % {"number": len(units)}, "suggestions": suggestions},
        headers={"X-Robots-Tag": "noindex"},
    )


def way_back(request: HttpRequest, unit: AdministrativeUnit) -> str:
    """Return the page of the portal that asked for a municipality, with it; empty without one."""
    back = request.GET.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, None):
        return ""
    page, _mark, anchor = back.partition("#")
    return f"{page}?{urlencode({'municipality': unit.key})}#{anchor}"


@reading("field")
def show_municipality(request: HttpRequest, key: str) -> HttpResponse:
    """Show what the portal knows for one municipality or district."""
    if not speaks(request):
        return redirect(german(request))
    unit = get_object_or_404(candidates().select_related("parent"), key=key)
    crumbs = [*way_to(), {"title": _("My municipality"), "url": reverse("municipalities")}]
    context = {
        "town": town_page(unit, request.GET),
        "crumbs": [*crumbs, {"title": unit.label}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "cases/municipality.html", context)
