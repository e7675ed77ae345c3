"""Who asks: looked up only where the request carries a session, so that other pages stay public."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from django.http import HttpRequest

    from accounts.models import User


def signed_in_user(request: HttpRequest) -> User | None:
    """Return the person who is signed in; without a session cookie nothing is looked up."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hasattr(request, "user"):
        return None
    return request.user if request.user.is_authenticated else None


def mark_of_person(request: HttpRequest) -> str:
    """Return a mark under which a device keeps a person's unsent answers; empty for nobody.

    Several people may share a device; the mark keeps their answers apart and names nobody.
    """
    user = signed_in_user(request)
    return salted_hmac("learning.unsent", str(user.pk)).hexdigest()[:16] if user else ""
