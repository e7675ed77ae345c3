"""Give a person the rights of a group."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from jobs.actions.base import Action, Asker


class AssignRole(Action[None]):
    """Adds an account to a group."""

    action_name = "accounts.assign_role"
    label = _("Assign role")
    message = _("Role assigned")
    permission = "accounts.change_user"

    def __init__(self, account: User, role: Group, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account
        self.role = role

    def perform(self) -> None:
        """Add the account, unless it is in the group."""
        self.changed = not self.account.groups.filter(pk=self.role.pk).exists()
        self.account.groups.add(self.role)

    def facts(self) -> dict[str, Any]:
        """Say which group, by its number: names are translated."""
        return {"group": self.role.pk}
