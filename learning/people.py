"""Who asks: looked up only where the request carries a session, so that other pages stay public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User


def signed_in_user(request: HttpRequest) -> User | None:
    """Return the person who is signed in; without a session cookie nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return None
    return request.user if request.user.is_authenticated else None
