"""Open an account, or shut it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.actions.shared import check_administrator_stays
from accounts.models import User
from jobs.actions.base import Action, Asker


class SetActiveState(Action[None]):
    """Lets the owner of an account sign in, or no longer; one administrator stays."""

    action_name = "accounts.set_active_state"
    label = _("Activate or deactivate account")
    message = _("Account activated or deactivated")
    permission = "accounts.change_user"

    def __init__(self, account: User, active: bool, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account
        self.active = active

    def lock(self) -> None:
        """Hold the administrators: two must not shut each other at once."""
        User.objects.lock_administrators()

    def check_rules(self) -> None:
        """Refuse to shut the last active administrator."""
        if not self.active:
            check_administrator_stays(self.account)

    def perform(self) -> None:
        """Set the state, unless the account has it."""
        others = User.objects.filter(pk=self.account.pk).exclude(is_active=self.active)
        self.changed = others.update(is_active=self.active) > 0
        self.account.is_active = self.active

    def facts(self) -> dict[str, Any]:
        return {"active": self.active}
