"""Erase all records of a learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from learning.models import Learner

if TYPE_CHECKING:
    from accounts.models import User


class EraseLearner:
    """Deletes enrolments, states and the journal of a person, and with them the pseudonym."""

    def __init__(self, user: User) -> None:
        self.user = user

    def check(self) -> bool:
        """Say whether there is anything to erase."""
        return Learner.objects.filter(user=self.user).exists()

    def execute(self) -> None:
        """Erase; nothing stays. The receiver of the deletion opens the journal for it."""
        with transaction.atomic():
            for learner in Learner.objects.select_for_update().filter(user=self.user):
                learner.delete()
