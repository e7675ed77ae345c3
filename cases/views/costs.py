"""What solutions cost: the kinds, and one kind with its figures."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.costs.page import KIND, cost_page, kinds_with_counts
from cases.presenters.municipality_box import town_box
from cases.towns.choosing import chosen_town
from cases.views.model_projects import alternates, german, speaks, way_to
from content.languages import language_links
from content.reading import reading
from taxonomy.languages import active_language
from taxonomy.models import Term


@reading()
def show_kinds(request: HttpRequest) -> HttpResponse:
    """List the kinds of solutions with how many figures are known."""
    if not speaks(request):
        return redirect(german(request))
    context = {
        "kinds": kinds_with_counts(active_language().code),
        "crumbs": [*way_to(), {"title": _("What does it cost?")}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "cases/costs.html", context)


@reading("municipality")
def show_costs(request: HttpRequest, kind: str) -> HttpResponse:
    """Show the figures of a kind of solution, also for a municipality."""
    if not speaks(request):
        return redirect(german(request))
    term = Term.objects.of(KIND).filter(code=kind).select_related("merged_into").first()
    if term is None:
        raise Http404
    if term.merged_into:
        return redirect("costs_of", kind=term.merged_into.code)
    asked = request.GET.get("municipality", "")
    town = chosen_town(asked) if asked else None
    costs = cost_page(kind, active_language().code, town)
    crumbs = [*way_to(), {"title": _("What does it cost?"), "url": reverse("costs")}]
    context = {
        "costs": costs,
        "town": town,
        "asked": asked,
        "box": town_box(f"{request.path}#town", town.name_with_district if town else asked),
        "crumbs": [*crumbs, {"title": costs.kind}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "cases/costs_of.html", context)
