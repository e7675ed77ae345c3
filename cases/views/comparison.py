"""The comparison of case studies: the page and its files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from cases.comparison.files import as_csv, pdf_of
from cases.comparison.page import comparison
from cases.views.model_projects import alternates, german, speaks, way_to
from content.languages import language_links
from content.reading import reading
from taxonomy.languages import active_language

FILES = {"pdf": (pdf_of, "application/pdf"), "csv": (as_csv, "text/csv; charset=utf-8")}


@reading("case", "only", "q")
def show_comparison(request: HttpRequest) -> HttpResponse:
    """Show case studies side by side; with fewer than two, how to choose them."""
    if not speaks(request):
        return redirect(german(request))
    compared = comparison(request.GET, active_language().code)
    context = {
        "compared": compared,
        "crumbs": [*way_to(), {"title": _("Comparison")}],
        "alternates": alternates(request),
        "languages": language_links(alternates(request), request),
    }
    return render(request, "cases/comparison.html", context)


@reading("case")
def export_comparison(request: HttpRequest, ending: str) -> HttpResponse:
    """Answer with the comparison as a file; 404 for fewer than two case studies."""
    compared = comparison(request.GET, active_language().code)
    if not compared.is_complete:
        raise Http404
    write, media_type = FILES[ending]
    return HttpResponse(
        write(compared),
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="comparison.{ending}"',
            "X-Robots-Tag": "noindex",
        },
    )
