"""Forms that lack a field are bad requests, whichever view of whichever package reads them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDictKeyError

from portal.error_views import bad_request


class BadInputMiddleware:
    """Answers 400 where a view looks for a field that was not sent; Django would answer 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what was asked for in vain."""
        if isinstance(exception, MultiValueDictKeyError):
            return bad_request(request, exception)
        return None
