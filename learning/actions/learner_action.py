"""What all acts of learners share."""

from __future__ import annotations

from typing import Any, TypeVar

from jobs.actions.base import Action

Result = TypeVar("Result")


class LearnerAction(Action[Result]):
    """An act of whoever is signed in, on records of their own.

    What was done stands in the journal (ADR 0019); the history of the admin says nothing of it.
    """

    user: Any

    def user_has_permission(self) -> bool:
        """Let everybody learn who has an account that is open."""
        return bool(self.user.is_authenticated and self.user.is_active)
