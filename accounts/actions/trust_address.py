"""Take a person's address for confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.db import transaction

if TYPE_CHECKING:
    from accounts.models import User


class TrustAddress:
    """Makes the address of an account its only, confirmed one, so that its owner can sign in.

    For accounts that an administrator or a command makes; who signs up confirms by mail.
    """

    def __init__(self, user: User) -> None:
        self.user = user

    def check(self) -> bool:
        """Say whether the address is not the confirmed one yet."""
        own = EmailAddress.objects.filter(user=self.user, email=self.user.email)
        return not own.filter(verified=True, primary=True).exists()

    def execute(self) -> None:
        """Replace all addresses of the account by the present one."""
        if not self.check():
            return
        with transaction.atomic():
            EmailAddress.objects.filter(user=self.user).delete()
            EmailAddress.objects.create(
                user=self.user, email=self.user.email, verified=True, primary=True
            )
