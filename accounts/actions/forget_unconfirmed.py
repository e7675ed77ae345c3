"""Forget people who have signed up and never confirmed their address."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.actions.close_account import CloseAccount
from accounts.models import User
from jobs.actions.base import Action

DAYS_TO_CONFIRM = 14


def unconfirmed_accounts() -> QuerySet[User]:
    """Return accounts that nobody has ever confirmed; one made by an administrator is none."""
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(
        Exists(addresses.filter(verified=False)),
        ~Exists(addresses.filter(verified=True)),
        last_login=None,
        is_superuser=False,
        groups=None,
    )


class ForgetUnconfirmedAccounts(Action[int]):
    """Closes accounts whose only address was not confirmed in time: it may be anybody's."""

    action_name = "accounts.forget_unconfirmed"

    def due(self) -> QuerySet[User]:
        """Return the accounts whose time is over."""
        limit = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
        return unconfirmed_accounts().filter(date_joined__lt=limit)

    def perform(self) -> int:
        """Close them, and return how many there were."""
        accounts = list(self.due())
        for account in accounts:
            CloseAccount(account).execute()
        self.changed = bool(accounts)
        return len(accounts)
