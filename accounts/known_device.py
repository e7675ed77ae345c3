"""Browsers in which people have signed in before: what strangers try elsewhere does not lock them.

The cookie holds no secret. It only counts wrong passwords of this browser apart from those of all
others, for the accounts that were opened in it.
"""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string

from accounts.languages import PREFIX
from accounts.models import User

SALT = "accounts.known_device"
SECONDS = 180 * 24 * 60 * 60
MOST_ACCOUNTS = 20


def read_device(request: HttpRequest) -> tuple[str, list[int]]:
    """Return the name of the browser, a new one if it has none, and the accounts opened in it."""
    cookie = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE_NAME, "")
    try:
        name, accounts = signing.loads(cookie, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return get_random_string(16), []
    return name, accounts


def known_device(request: HttpRequest, email: str) -> str:
    """Return the name of the browser where the account was opened in it before, else nothing."""
    name, accounts = read_device(request)
    known = accounts and User.objects.filter(email=email, pk__in=accounts).exists()
    return name if known else ""


def remember_device(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Know the browser again, below /account/ only."""
    name, accounts = read_device(request)
    opened = [*(key for key in accounts if key != user.pk), user.pk][-MOST_ACCOUNTS:]
    response.set_cookie(
        settings.KNOWN_DEVICE_COOKIE_NAME,
        signing.dumps([name, opened], salt=SALT),
        max_age=SECONDS,
        path=PREFIX,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
