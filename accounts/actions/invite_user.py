"""Invite somebody for whom an administrator has made an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.utils import translation
from django.utils.translation import gettext_lazy

from jobs.actions.base import Action, Asker, RefusedError

if TYPE_CHECKING:
    from accounts.models import User


class NoInvitationNeededError(RefusedError):
    """The account is shut, or its owner has a password."""


class InviteUser(Action[None]):
    """Mails a link with which the person sets a password.

    The link is good for as long as one for resetting a password (PASSWORD_RESET_TIMEOUT), once, and
    until the first sign-in.
    """

    action_name = "accounts.invite_user"
    label = gettext_lazy("Invite")
    message = gettext_lazy("Invited")
    permission = "accounts.add_user"

    def __init__(self, account: User, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account

    def check_rules(self) -> None:
        """Raise NoInvitationNeededError for accounts that are shut or have a password."""
        if not self.account.is_active or self.account.has_usable_password():
            raise NoInvitationNeededError

    def perform(self) -> None:
        """Leave the mail in the outbox, in the person's language; must run within a request."""
        token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(self.account)
        adapter = get_adapter()
        with translation.override(self.account.language):
            url = adapter.get_reset_password_from_key_url(
                f"{user_pk_to_url_str(self.account)}-{token}"
            )
            adapter.send_mail(
                "account/email/invitation",
                self.account.email,
                {"user": self.account, "password_reset_url": url},
            )
