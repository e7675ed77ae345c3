"""The portal's addresses, and one bare view behind the same middleware."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import urlpatterns as addresses_of_portal

BODY = b"x" * 50 * 1024


def bare(request: HttpRequest) -> HttpResponse:
    """Answer 50 KB of which nothing had to be thought."""
    return HttpResponse(BODY, headers={"Cache-Control": "no-store"})


urlpatterns = [path("bare-view-of-the-benchmark/", bare), *addresses_of_portal]
