"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.context_processors import auth
from django.contrib.messages.context_processors import messages
from django.http import HttpRequest


def has_session(request: HttpRequest) -> bool:
    """Say whether the request carries a session cookie; only then a template may ask who it is."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def signed_in(request: HttpRequest) -> dict[str, Any]:
    """Give user and messages where there is a session; else nothing that would set a cookie."""
    if has_session(request) or request.path.startswith(("/admin/", "/account/")):
        return {**auth(request), **messages(request)}
    return {}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Give what the frame of each page shows."""
    return {
        "has_session": has_session(request),
        "site_name": settings.SITE_NAME,
        "operator": settings.OPERATOR,
        "operator_is_sample": settings.OPERATOR_IS_SAMPLE,
    }
