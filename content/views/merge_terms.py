"""The page that asks into which term another one is merged."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from content.actions import MergeRefusedError, MergeTerms
from content.usage import pages_using
from taxonomy.models import Term

LIST = "wagtailsnippets_taxonomy_term:list"


class HeirForm(forms.Form):
    """Chooses the term that stays."""

    heir = forms.ModelChoiceField(
        Term.objects.none(),
        label=gettext_lazy("The term that stays"),
        help_text=gettext_lazy("Of the same vocabulary, and not retired."),
    )

    def __init__(self, term: Term, *args: Any) -> None:
        super().__init__(*args)
        others = Term.objects.of(term.vocabulary).offered().exclude(pk=term.pk)
        heir = cast("forms.ModelChoiceField[Term]", self.fields["heir"])
        heir.queryset = others


@require_http_methods(["GET", "HEAD", "POST"])
def merge_terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the pages that have the term, and merge it into the chosen one."""
    if not request.user.has_perm(MergeTerms.permission):
        raise PermissionDenied
    term = get_object_or_404(Term, pk=pk)
    form = HeirForm(term, request.POST if request.method == "POST" else None)
    if form.is_valid():
        heir = form.cleaned_data["heir"]
        try:
            pages = MergeTerms(term, heir, user=request.user).execute()
        except MergeRefusedError as error:
            form.add_error("heir", str(error))
        else:
            messages.success(request, merged_line(term, heir, len(pages)))
            return redirect(LIST)
    context = {
        "form": form,
        "term": term,
        "pages": pages_using(term).select_related("locale"),
        "back": reverse(LIST),
    }
    return render(request, "content/admin/merge_terms.html", context)


def merged_line(term: Term, heir: Term, number: int) -> str:
    """Return what has happened."""
    done = _("“%(term)s” was merged into “%(heir)s”.") % {"term": term, "heir": heir}
    pages = ngettext("%(number)d page has it now.", "%(number)d pages have it now.", number) % {
        "number": number
    }
    return f"{done} {pages}"
