"""Change an account as an administrator does it with the form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.actions.shared import (
    changed_fields,
    check_address,
    check_administrator_stays,
)
from accounts.actions.trust_address import TrustAddress
from accounts.models import User
from jobs.actions.base import Action, Asker

FIELDS = ("email", "name", "language", "is_active", "is_superuser")


class ChangeAccount(Action[None]):
    """Stores what an account has otherwise than its row, and its groups.

    A changed address counts as confirmed: its owner signs in with it from now on.
    """

    action_name = "accounts.change_account"
    label = _("Change account")
    message = _("Account changed")
    permission = "accounts.change_user"

    def __init__(self, account: User, groups: Iterable[Group], *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account
        self.groups = list(groups)
        self.changes: list[str] = []

    def lock(self) -> None:
        """Hold the administrators: two must not demote each other at once."""
        User.objects.lock_administrators()

    def check_rules(self) -> None:
        """Refuse an address that another account has, and to lose the last administrator."""
        check_address(self.account)
        if not (self.account.is_superuser and self.account.is_active):
            check_administrator_stays(self.account)

    def perform(self) -> None:
        """Store the fields that differ, and the groups."""
        self.account.email = self.account.email.lower()
        stored = User.objects.get(pk=self.account.pk)
        fields = changed_fields(self.account, stored, FIELDS)
        regrouped = set(stored.groups.all()) != set(self.groups)
        self.changes = [*fields, *(["groups"] if regrouped else [])]
        self.changed = bool(self.changes)
        if fields:
            self.account.save(update_fields=fields)
        if regrouped:
            self.account.groups.set(self.groups)
        if "email" in fields:
            TrustAddress(self.account).execute()

    def facts(self) -> dict[str, Any]:
        """Say which fields, not what is in them, which may have to go."""
        return {"fields": self.changes}
