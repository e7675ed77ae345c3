"""What a municipality answers by its signed link, and the page on which editors get that."""

from __future__ import annotations

from allauth.core import ratelimit
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions.answer_gaps import AnswerGaps, day_of
from cases.answer_form import TownAnswerForm
from cases.invitations import VALID, case_of, invitation_url, original_of
from cases.models import CaseStudyPage
from cases.presenters.gaps import open_fields


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer_gaps(request: HttpRequest, token: str) -> HttpResponse:
    """Show the open fields of a case study to whoever has its link; take answers as a draft."""
    case = case_of(token)
    if case is None:
        raise Http404
    asked = open_fields(case.get_latest_revision_as_object()).values()
    form = TownAnswerForm(asked, request.POST if request.method == "POST" else None)
    context = {"case": case, "form": form, "done": 0}
    status = 200
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound and not ratelimit.consume(request, action="feedback"):
        status, context["too_many"] = 429, True
    elif form.is_bound:
        office = form.cleaned_data["office"]
        context["done"] = AnswerGaps(case, form.answers(), office, user=request.user).execute()
        context["thanks"] = True
    context["has_errors"] = status != 200
    return render(request, "cases/town_answers.html", context, status=status)


@require_safe
def invite_town(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show editors of a case study the link for its municipality, and a mail to send it by."""
    page = get_object_or_404(CaseStudyPage.objects.open().select_related("locale"), pk=page_id)
    case = original_of(page)
    if not case.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    url = invitation_url(case)
    with override(case.locale.language_code):
        mail = urlencode(
            {
                "subject": _("Questions about “%(title)s”") % {"title": case.title},
                "body": letter(case, url),
            }
        ).replace("+", "%20")
    context = {
        "case": case,
        "url": url,
        "mail": f"mailto:{case.contact_mail}?{mail}",
        "number": len(open_fields(case.get_latest_revision_as_object())),
        "until": timezone.localdate() + VALID,
        "back": reverse("open_questions"),
    }
    return render(request, "cases/admin/invite_town.html", context)


def letter(case: CaseStudyPage, url: str) -> str:
    """Return the mail to a municipality."""
    text = _(
        "Good day,\n\nour portal describes “%(title)s”. Some details are not told by any public "
        "source, and others ask for them. Can you tell us? This link shows the open questions; it "
        "needs no account and is valid until %(day)s:\n\n%(url)s\n\nWhat you answer is checked "
        "by the editors before it is published.\n"
    )
    until = timezone.localdate() + VALID
    return text % {"title": case.title, "url": url, "day": day_of(until)}
