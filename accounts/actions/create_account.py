"""Make an account for somebody whom an administrator knows."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.actions.shared import check_address
from accounts.actions.trust_address import TrustAddress
from accounts.models import User
from jobs.actions.base import Action, Asker


class CreateAccount(Action[User]):
    """Stores a new account without a password; its address counts as confirmed.

    Its owner sets the password with the link of an invitation (InviteUser).
    """

    action_name = "accounts.create_account"
    label = _("Create account")
    message = _("Account created")
    permission = "accounts.add_user"

    def __init__(self, account: User, groups: Iterable[Group] = (), *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account
        self.groups = list(groups)

    def check_rules(self) -> None:
        """Refuse an address that another account has."""
        check_address(self.account)

    def perform(self) -> User:
        """Store the account and its groups."""
        self.account.email = self.account.email.lower()
        self.account.set_unusable_password()
        self.account.save()
        self.account.groups.set(self.groups)
        TrustAddress(self.account).execute()
        return self.account
