"""Passwords that open a page or a collection of documents cannot be tried without end."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def limited(view: View) -> View:
    """Count the wrong passwords of a network address; the right one counts as none."""

    @wraps(view)
    def asked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        usage = ratelimit.consume(request, app="allauth.account", action="page_password")
        if usage is None:
            return ratelimit.respond_429(request)
        response = view(request, *args, **kwargs)
        if response.status_code == 302:
            usage.rollback()
        return response

    return asked
