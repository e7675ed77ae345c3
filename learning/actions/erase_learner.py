"""Erase all records of a learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jobs.actions.base import Action, Asker
from learning.models import Learner

if TYPE_CHECKING:
    from accounts.models import User


class EraseLearner(Action[None]):
    """Deletes enrolments, states and the journal of a person, and with them the pseudonym."""

    action_name = "learning.erase_learner"

    def __init__(self, person: User, *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.person = person

    def user_has_permission(self) -> bool:
        """Leave it to the person and to who may delete accounts."""
        return self.user.pk == self.person.pk or bool(self.user.has_perm("accounts.delete_user"))

    def perform(self) -> None:
        """Erase; nothing stays. The receiver of the deletion opens the journal for it."""
        learners = list(Learner.objects.select_for_update().filter(user=self.person))
        for learner in learners:
            learner.delete()
        self.changed = bool(learners)
