"""What is missing or odd in a request is said so, whichever view of whichever package reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError

from portal.error_views import bad_request, not_found

ADMIN = "/admin/"
NO_NUMBER = "expected a number but got"


class BadInputMiddleware:
    """Answers 400 where a view looks for a field that was not sent; Django would answer 500.

    In the admin also 400 to numbers that are none (bulk actions of Wagtail 8), and 404 where a row
    is gone that another one speaks of (translations of wagtail-localize 1.14 without their page).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was asked for in vain."""
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        if not request.path_info.startswith(ADMIN):
            return None
        if isinstance(exception, ValueError) and NO_NUMBER in str(exception):
            return bad_request(request, exception)
        if isinstance(exception, ObjectDoesNotExist):
            return not_found(request, exception)
        return None
