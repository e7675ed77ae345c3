"""Pages for what went wrong, in the language of the address."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_path, override


def error_page(request: HttpRequest, status: int, **context: object) -> HttpResponse:
    """Return the page of a status in the language that the address begins with."""
    with override(language_of(request)):
        return render(request, f"{status}.html", context, status=status)


def language_of(request: HttpRequest) -> str:
    """Return the language that the address begins with."""
    return get_language_from_path(request.path_info) or settings.LANGUAGE_CODE


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the request cannot be understood."""
    return HttpResponse("400 Bad Request\n", status=400, content_type="text/plain")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that the role is missing, and which right where that is known."""
    # Wagtail's admin raises a refusal of its own while it handles the one that says why.
    reasons = [exception, exception.__context__ if exception else None]
    right = next((str(reason) for reason in reasons if reason and str(reason)), "")
    return error_page(request, 403, right=right)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is no such page, and where to go on."""
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke; without a request in the template it needs no database."""
    with override(language_of(request)):
        text = render_to_string("500.html", {"site_name": settings.SITE_NAME})
    return HttpResponse(text, status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was too old or came from elsewhere."""
    return error_page(request, 403, form_expired=True)
