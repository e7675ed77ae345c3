"""The second factor of a person, and whether a session has been through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from accounts.models import User

# Recovery codes alone are no second factor: they only replace one.
SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def has_second_factor(user: User | AnonymousUser) -> bool:
    """Say whether somebody has set up an app or a passkey."""
    return bool(is_mfa_enabled(user, SECOND_FACTORS))


def went_through(request: HttpRequest) -> bool:
    """Say whether app, passkey or recovery code was used in this session."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def address_to_confirm(user: User | AnonymousUser) -> str:
    """Return where a person with a second factor uses it once more."""
    ways = get_adapter().get_reauthentication_methods(user)
    return next(str(way["url"]) for way in ways if way["id"].startswith("mfa_"))
