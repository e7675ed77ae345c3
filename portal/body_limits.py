"""How much a request may bring: known before its body is read, whoever sends it."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.error_views import too_large

ADMIN = "/admin/"
MEGABYTE = 1024 * 1024
LARGEST_FORM = MEGABYTE
# A document of 25 MB with the fields beside it; its own form refuses what is larger in words.
LARGEST_UPLOAD = 30 * MEGABYTE


class BodyLimitMiddleware:
    """Answers 413 to a body that is too large, by the length it announces.

    A body that comes in pieces announces none, and Django would take it for empty: it is read up to
    the limit of forms.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on what is small enough."""
        if announced_length(request) > limit_of(request):
            return too_large(request)
        if comes_in_pieces(request) and not gather(request):
            return too_large(request)
        return self.get_response(request)


def limit_of(request: HttpRequest) -> int:
    """Return how much may be sent to the address of a request: only editors upload."""
    return LARGEST_UPLOAD if request.path_info.startswith(ADMIN) else LARGEST_FORM


def announced_length(request: HttpRequest) -> int:
    """Return the length that a request announces; 0 without one, as Django reads it."""
    length = str(request.META.get("CONTENT_LENGTH") or "").strip()
    if not (length.isascii() and length.isdigit()):
        return 0
    # No number of more digits than that is small, however many zeros it begins with.
    return int(length.lstrip("0")[:20] or "0")


def comes_in_pieces(request: HttpRequest) -> bool:
    """Say whether a body comes without a length."""
    return "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower()


def gather(request: HttpRequest) -> bool:
    """Read a body that comes in pieces; False where it is larger than a form may be."""
    body = request.META["wsgi.input"].read(LARGEST_FORM + 1)
    if len(body) > LARGEST_FORM:
        return False
    request.META["CONTENT_LENGTH"] = str(len(body))
    vars(request)["_stream"] = io.BytesIO(body)
    return True
