"""Invite somebody for whom an administrator has made an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.utils import translation

if TYPE_CHECKING:
    from accounts.models import User


class InviteUser:
    """Mails a link with which the person sets a password.

    The link is good for as long as one for resetting a password (PASSWORD_RESET_TIMEOUT), once, and
    until the first sign-in.
    """

    def __init__(self, user: User) -> None:
        self.user = user

    def check(self) -> bool:
        """Say whether the person needs an invitation: active and without a password."""
        return self.user.is_active and not self.user.has_usable_password()

    def execute(self) -> None:
        """Send the mail in the person's language; must run within a request."""
        token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(self.user)
        adapter = get_adapter()
        with translation.override(self.user.language):
            url = adapter.get_reset_password_from_key_url(
                f"{user_pk_to_url_str(self.user)}-{token}"
            )
            adapter.send_mail(
                "account/email/invitation",
                self.user.email,
                {"user": self.user, "password_reset_url": url},
            )
