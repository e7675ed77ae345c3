"""Passwords that open a page or a collection of documents: tried with a limit, read by letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse
from wagtail.documents.views.serve import authenticate_with_password as open_documents
from wagtail.models import BaseViewRestriction, CollectionViewRestriction, PageViewRestriction
from wagtail.views import authenticate_with_password as open_page

from accounts.models.users import normal_password

View = Callable[..., HttpResponse]


def guarded(view: View, restrictions: type[BaseViewRestriction]) -> View:
    """Count the wrong passwords of a network address; the right one counts as none."""

    @wraps(view)
    def asked(request: HttpRequest, restriction_id: int, **kwargs: int) -> HttpResponse:
        usage = ratelimit.consume(request, app="allauth.account", action="page_password")
        if usage is None:
            return ratelimit.respond_429(request)
        take_by_letters(request, restrictions, restriction_id)
        response = view(request, restriction_id, **kwargs)
        if response.status_code == 302:
            usage.rollback()
        return response

    return asked


def take_by_letters(
    request: HttpRequest, restrictions: type[BaseViewRestriction], restriction_id: int
) -> None:
    """Send on the password as it is kept, if it has the same letters: keyboards compose them."""
    kept = restrictions.objects.filter(pk=restriction_id).values_list("password", flat=True).first()
    typed = request.POST.get("password", "")
    if kept and typed != kept and normal_password(typed) == normal_password(kept):
        form = request.POST.copy()
        form["password"] = kept
        request.POST = form  # type: ignore[assignment]  # a request takes any QueryDict


ask_for_page = guarded(open_page, PageViewRestriction)
ask_for_documents = guarded(open_documents, CollectionViewRestriction)
