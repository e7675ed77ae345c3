"""Who adopted what: the page, its table, and the form by which a municipality reports one."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.actions.adoptions import ReportAdoption
from cases.forms import AdoptionReportForm
from cases.reuse.page import reuse_page, solution_choices
from cases.reuse.rows import csv_lines
from cases.views.model_projects import alternates, german, speaks, way_to
from content.languages import language_links
from content.reading import reading


@reading("solution")
def show_reuse(request: HttpRequest) -> HttpResponse:
    """Show all adoptions as a list, on the map and as a drawing, one solution told."""
    if not speaks(request):
        return redirect(german(request))
    page = reuse_page(request.GET.get("solution", ""), get_language() or "")
    context = {
        "reuse": page,
        "choices": solution_choices(page),
        "crumbs": [*way_to(), {"title": _("Who adopted what?")}],
        **in_other_languages(request),
    }
    return render(request, "cases/reuse.html", context)


@reading()
def export_reuse(request: HttpRequest) -> StreamingHttpResponse:
    """Answer with all adoptions and participations as a table."""
    name = 'attachment; filename="adoptions.csv"'
    return StreamingHttpResponse(
        csv_lines(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name, "X-Robots-Tag": "noindex"},
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report_adoption(request: HttpRequest) -> HttpResponse:
    """Show the form; take a report, unless too many came."""
    if not speaks(request):
        return redirect(german(request))
    if request.method != "POST":
        solution = request.GET.get("solution", "")
        return show(request, AdoptionReportForm(initial={"solution": solution}))
    form = AdoptionReportForm(request.POST)
    if not form.is_valid():
        return show(request, form, status=422)
    if not ratelimit.consume(request, action="feedback"):
        return show(request, form, status=429, too_many=True)
    ReportAdoption(form.adoption(), user=request.user).execute()
    return redirect("adoption_thanks")


@reading()
def thank_for_report(request: HttpRequest) -> HttpResponse:
    if not speaks(request):
        return redirect(german(request))
    return render(request, "cases/adoption_thanks.html", in_other_languages(request))


def in_other_languages(request: HttpRequest) -> dict[str, Any]:
    """Return where a page stands in other languages, as its template takes it."""
    return {
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }


def show(
    request: HttpRequest, form: AdoptionReportForm, status: int = 200, *, too_many: bool = False
) -> HttpResponse:
    crumbs = [*way_to(), {"title": _("Who adopted what?"), "url": reverse("reuse")}]
    context = {
        "form": form,
        "too_many": too_many,
        "has_errors": too_many,
        "crumbs": [*crumbs, {"title": _("Report an adoption")}],
        **in_other_languages(request),
    }
    return render(request, "cases/report_adoption.html", context, status=status)
