"""The page on which the team confirms what a municipality has reported."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions.adoptions import ConfirmAdoption
from cases.models import Adoption
from cases.presenters.adoptions import adoption_entry
from content.sources import SourceIndex

LIST = "wagtailsnippets_cases_adoption:list"
EDIT = "wagtailsnippets_cases_adoption:edit"


@require_http_methods(["GET", "HEAD", "POST"])
def confirm_adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was reported, and confirm it."""
    if not request.user.has_perm(ConfirmAdoption.permission):
        raise PermissionDenied
    adoptions = Adoption.objects.select_related("solution", "unit", "relation")
    adoption = get_object_or_404(adoptions, pk=pk)
    if request.method == "POST":
        ConfirmAdoption(adoption, user=request.user).execute()
        text = _("“%(adoption)s” is public now.") % {"adoption": adoption}
        messages.success(request, text)
        return redirect(LIST)
    sources = SourceIndex([])
    context = {
        "adoption": adoption,
        "entry": adoption_entry(adoption, sources),
        "sources": sources,
        "edit": reverse(EDIT, args=[pk]),
        "back": reverse(LIST),
    }
    return render(request, "cases/admin/confirm_adoption.html", context)
