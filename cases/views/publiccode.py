"""The page that takes a publiccode.yml, as a file or as pasted text."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions.publiccode import ImportPublicCode
from cases.publiccode import LONGEST_FILE, PublicCode, PublicCodeError, read_publiccode

LIST = "wagtailsnippets_cases_solution:list"
EDIT = "wagtailsnippets_cases_solution:edit"
USERS_NAMED = 8


class PublicCodeForm(forms.Form):
    """Takes a file, else a text."""

    file = forms.FileField(label=gettext_lazy("File publiccode.yml"), required=False)
    text = forms.CharField(
        label=gettext_lazy("or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=gettext_lazy("All published versions of the standard are read."),
    )

    def clean(self) -> dict[str, Any]:
        """Read it; each key that is wrong has a line."""
        cleaned: dict[str, Any] = super().clean() or {}
        upload = cleaned.get("file")
        if not upload and not cleaned.get("text"):
            raise ValidationError(_("Choose a file, or paste its text."))
        try:
            text = cleaned["text"]
            if upload:
                text = upload.read(LONGEST_FILE + 1).decode("utf-8-sig")
            self.code: PublicCode = read_publiccode(text)
        except UnicodeDecodeError as error:
            raise ValidationError(_("The file is not text in UTF-8.")) from error
        except PublicCodeError as error:
            raise ValidationError(error.problems) from error
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def import_publiccode(request: HttpRequest) -> HttpResponse:
    """Make a solution of a file, and lead to it."""
    if not request.user.has_perm(ImportPublicCode.permission):
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PublicCodeForm(*given)
    if form.is_valid():
        solution = ImportPublicCode(form.code, user=request.user).execute()
        messages.success(request, _("“%(solution)s” is imported.") % {"solution": solution})
        if form.code.used_by:
            messages.warning(request, users_line(form.code.used_by))
        return redirect(EDIT, solution.pk)
    context = {"form": form, "back": reverse(LIST)}
    return render(request, "cases/admin/import_publiccode.html", context)


def users_line(names: list[str]) -> str:
    """Return whom the file names; a file is no proof that somebody has adopted it."""
    more = " …" if len(names) > USERS_NAMED else ""
    text = _("The file names users: %(names)s. Enter them as adoptions where a source says so.")
    return text % {"names": ", ".join(names[:USERS_NAMED]) + more}
