"""Where somebody came from, kept through sign-up, mails and sign-in until it leads back there."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.utils import get_next_redirect_url
from allauth.core.internal.httpkit import add_query_params
from django.http import HttpRequest

from accounts.languages import PREFIX

PARAMETER = "next"
# Pages of people who are not signed in yet.
ENTRANCES = tuple(
    PREFIX + name for name in ("login/", "signup/", "password/reset/", "confirm-email/")
)


def way_back(request: HttpRequest) -> str:
    """Return the address of this portal to which a request wants to return, or nothing."""
    return get_next_redirect_url(request, PARAMETER) or ""


def with_way_back(url: str, back: str) -> str:
    """Return an address with the way back, where it is an entrance that knows none yet."""
    parts = urlsplit(url)
    if not back or back == url or not parts.path.startswith(ENTRANCES):
        return url
    if f"{PARAMETER}=" in parts.query:
        return url
    return str(add_query_params(url, {PARAMETER: back}))
