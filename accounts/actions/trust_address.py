"""Take a person's address for confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress

from jobs.actions.base import Action, Asker

if TYPE_CHECKING:
    from accounts.models import User


class TrustAddress(Action[None]):
    """Makes the address of an account its only, confirmed one, so that its owner can sign in.

    For accounts that an administrator or a command makes; who signs up confirms by mail.
    """

    action_name = "accounts.trust_address"
    permission = "accounts.change_user"

    def __init__(self, account: User, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account

    def perform(self) -> None:
        """Replace all addresses of the account by the present one, unless that is confirmed."""
        addresses = EmailAddress.objects.filter(user=self.account)
        confirmed = addresses.filter(email=self.account.email, verified=True, primary=True)
        self.changed = not confirmed.exists()
        if self.changed:
            addresses.delete()
            EmailAddress.objects.create(
                user=self.account, email=self.account.email, verified=True, primary=True
            )
