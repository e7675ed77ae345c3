"""Have messages tried again that wait for a later moment, or for somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jobs.actions.base import Action
from jobs.models import OutboxMessage
from jobs.models.outbox import OutboxQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class RetryMessages(Action[int]):
    """Makes messages due that were not delivered; the worker handles them within seconds.

    What was given up is given up again when this attempt fails too.
    """

    action_name = "jobs.retry_messages"

    def __init__(
        self, messages: OutboxQuerySet, *, user: AbstractBaseUser | AnonymousUser | None = None
    ) -> None:
        super().__init__(user=user)
        self.messages = messages.undelivered()

    def perform(self) -> int:
        """Make them due, and return how many there were."""
        # What is being handled right now is tried already.
        free = self.messages.select_for_update(skip_locked=True).values("pk")
        now = timezone.now()
        number = OutboxMessage.objects.filter(pk__in=free).update(next_attempt=now, given_up=None)
        self.changed = number > 0
        self.number = number
        return number

    def facts(self) -> dict[str, Any]:
        """Return how many there were."""
        return {"number": self.number}
