"""Leads readers who leave out the last slash to the address that has it."""

from __future__ import annotations

from django.http import HttpRequest
from django.middleware.common import CommonMiddleware


class SlashMiddleware(CommonMiddleware):
    """Redirects reading requests only; a form sent to an address without slash gets 404.

    While DEBUG is on Django would answer such a form with 500.
    """

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        """Say whether the address with a slash is to be tried."""
        return request.method in ("GET", "HEAD") and super().should_redirect_with_slash(request)
