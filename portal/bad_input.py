"""What is missing or odd in a request is said so, whichever view of whichever package reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.datastructures import MultiValueDictKeyError
from django.views.generic.edit import DeletionMixin, ProcessFormView

from portal.error_views import bad_request, not_found

ADMIN = "/admin/"
NO_NUMBER = ("expected a number but got", "invalid literal for int()")
# As PostgreSQL says that it keeps no NUL in a text or in JSON; Django's forms refuse it before.
HOLDS_NUL = ("NUL (0x00)", "unsupported Unicode escape sequence")
# Hidden fields that the import of redirects in Wagtail 8 takes for sent.
TAKEN_FOR_SENT = {"import_file_name", "input_format"}
FORM_METHODS = ["GET", "HEAD", "POST"]


class BadInputMiddleware:
    """Answers 400 where a view looks for a field that was not sent, or takes a NUL unasked; Django
    would answer 500.

    In the admin also 400 to numbers that are none (bulk actions and lists of Wagtail 8), 404 where
    a row is gone that another one speaks of (translations of wagtail-localize 1.14 without their
    page), and 409 to deleting what others need.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], arguments: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer 405 where a form comes by another method than forms have.

        Django's views of forms also take PUT and DELETE, and delete without asking what their form
        asks.
        """
        view_class = getattr(view, "view_class", None)
        if request.method in (*FORM_METHODS, "OPTIONS") or view_class is None:
            return None
        if issubclass(view_class, ProcessFormView | DeletionMixin):
            return HttpResponseNotAllowed(FORM_METHODS)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was asked for in vain."""
        lacks_field = isinstance(exception, KeyError) and exception.args[0] in TAKEN_FOR_SENT
        if lacks_field or holds_nul(exception) or isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        if not request.path_info.startswith(ADMIN):
            return None
        if isinstance(exception, ValueError) and any(text in str(exception) for text in NO_NUMBER):
            return bad_request(request, exception)
        if isinstance(exception, ProtectedError):
            return HttpResponse("409 Conflict\n", status=409, content_type="text/plain")
        if isinstance(exception, ObjectDoesNotExist):
            return not_found(request, exception)
        return None


def holds_nul(exception: Exception) -> bool:
    """Say whether a view has sent the database a NUL that somebody sent to it."""
    is_refused = isinstance(exception, DataError | ValueError)
    return is_refused and any(text in str(exception) for text in HOLDS_NUL)
