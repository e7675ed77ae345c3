"""Deletes messages that nobody needs any more."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.utils import timezone

from jobs.actions.base import Action
from jobs.models import OutboxMessage

DELIVERED_STAYS = datetime.timedelta(days=1)
GIVEN_UP_STAYS = datetime.timedelta(days=30)


class PruneMessages(Action[int]):
    """Deletes what was delivered a day ago, and what was given up a month ago."""

    action_name = "jobs.prune_messages"

    def perform(self) -> int:
        """Delete, and return how many there were."""
        now = timezone.now()
        due = Q(delivered__lt=now - DELIVERED_STAYS) | Q(
            delivered=None, given_up__lt=now - GIVEN_UP_STAYS
        )
        number = OutboxMessage.objects.filter(due).delete()[0]
        self.changed = number > 0
        return number
