"""Change what people say about themselves."""

from __future__ import annotations

from typing import Any

from accounts.actions.shared import changed_fields
from accounts.models import User
from jobs.actions.base import Action, Asker

FIELDS = ("name", "municipality_id", "role", "language")


class ChangeProfile(Action[None]):
    """Stores what a profile has otherwise than its row; its owner alone may."""

    action_name = "accounts.change_profile"

    def __init__(self, account: User, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account
        self.changes: list[str] = []

    def user_has_permission(self) -> bool:
        """Leave it to the owner of the account."""
        return bool(self.user and self.user.pk == self.account.pk)

    def perform(self) -> None:
        """Store the fields that differ."""
        self.changes = changed_fields(self.account, User.objects.get(pk=self.account.pk), FIELDS)
        self.changed = bool(self.changes)
        if self.changed:
            self.account.save(update_fields=self.changes)

    def facts(self) -> dict[str, Any]:
        """Say which fields, not what is in them."""
        return {"fields": self.changes}
