"""Pages for what went wrong, in the language of the address."""

from __future__ import annotations

import sys

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override

from editorial.refusals import missing_right
from portal.database_away import RETRY_AFTER, is_database_away

WITH_SECRETS = ("/account/", "/admin/")


def error_page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Return the page of a status in the language that the address begins with."""
    with override(language_of(request)):
        return render(request, f"{status}.html", context, status=status)


def language_of(request: HttpRequest) -> str:
    """Return the language that the address begins with."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request cannot be understood, or that it brings too much."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return HttpResponse("400 Bad Request\n", status=400, content_type="text/plain")


def too_large(request: HttpRequest) -> HttpResponse:
    """Say that a form brings too much, and how to go on."""
    response = page_without_database(request, 413)
    response["Cache-Control"] = "no-store"
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the role is missing, and which right where that is known."""
    # Wagtail's admin raises a refusal of its own while it handles the one that says why.
    reasons = [exception, exception.__context__ if exception else None]
    said = next((str(reason) for reason in reasons if reason and str(reason)), "")
    with override(language_of(request)):
        return error_page(request, 403, right=said or missing_right(request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, and where to go on."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, or that the database is away and to come back soon.

    Without a request in the template it needs no database. Django calls this for whatever went
    wrong, in whichever view or middleware.
    """
    if not is_database_away(sys.exc_info()[1]):
        return page_without_database(request, 500)
    if request.accepts("text/html"):
        response = page_without_database(request, 503)
    else:
        response = JsonResponse({"detail": "The database is away."}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def page_without_database(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page of a status that tells nothing from the database."""
    with override(language_of(request)):
        text = render_to_string(f"{status}.html", {"site_name": settings.SITE_NAME})
    return HttpResponse(text, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old or came from elsewhere; what was typed here can be sent again."""
    return error_page(request, 403, form_expired=True, sent_again=fields_to_send_again(request))


def fields_to_send_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a form of a public page held; nothing of forms with secrets or from elsewhere.

    A form that another site sends must not come back as one of ours.
    """
    own = f"{request.scheme}://{request.get_host()}"
    if request.headers.get("Origin") != own or request.path_info.startswith(WITH_SECRETS):
        return []
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]
