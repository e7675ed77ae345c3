"""The open questions of a case study: readers say what they know, or that they would like to."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cases.actions.gaps import AskForGap
from cases.models import CaseStudyPage
from cases.presenters.gaps import gap_groups, open_fields, people_to_ask
from cases.views.model_projects import way_to
from content.languages import language_links
from taxonomy.languages import active_language


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def show_gaps(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show what no source says of a case study; count who would like to know it."""
    cases = CaseStudyPage.objects.open().in_language(active_language().code)
    page = get_object_or_404(cases.select_related("project"), pk=page_id)
    if request.method == "POST":
        return ask(request, page)
    url = page.get_url(request) or ""
    elsewhere = addresses_of(page)
    context = {
        "alternates": elsewhere,
        "languages": language_links(elsewhere, request),
        "case": page,
        "case_url": url,
        "groups": gap_groups(page),
        "people": people_to_ask(page),
        "asked": request.GET.get("asked", ""),
        "crumbs": [
            *way_to(),
            {"title": page.title, "url": url},
            {"title": _("Open questions")},
        ],
    }
    return render(request, "cases/gaps.html", context)


def addresses_of(page: CaseStudyPage) -> dict[str, str]:
    """Return where the open questions of its translations are, by language."""
    pages = CaseStudyPage.objects.open().filter(translation_key=page.translation_key)
    found = {}
    for code, key in pages.values_list("locale__language_code", "pk"):
        with override(code):
            found[code] = reverse("case_gaps", args=[key])
    return found


def ask(request: HttpRequest, page: CaseStudyPage) -> HttpResponse:
    """Count one more who would like to know a field, unless too many came."""
    field = request.POST.get("field", "")
    if field not in open_fields(page):
        raise Http404
    if ratelimit.consume(request, action="gap"):
        AskForGap(page, field, user=request.user).execute()
    return redirect(f"{reverse('case_gaps', args=[page.pk])}?asked={field}#{field}")
