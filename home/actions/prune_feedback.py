"""Deletes messages that nobody needs any more, and with them the addresses of their senders."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.utils import timezone

from home.models import Feedback
from jobs.actions.base import Action

SPAM_STAYS = datetime.timedelta(days=90)
ANSWERED_STAYS = datetime.timedelta(days=365)
ANYTHING_STAYS = datetime.timedelta(days=2 * 365)


class PruneFeedback(Action[int]):
    """Deletes suspected spam after 90 days, what was answered after a year, all after two years.

    The days count from when a message was received. What waits for an answer is seen for two years.
    """

    action_name = "home.prune_feedback"

    def perform(self) -> int:
        """Delete, and return how many there were."""
        now = timezone.now()
        due = (
            Q(suspected_spam=True, received_at__lt=now - SPAM_STAYS)
            | Q(answered=True, received_at__lt=now - ANSWERED_STAYS)
            | Q(received_at__lt=now - ANYTHING_STAYS)
        )
        number, _models = Feedback.objects.filter(due).delete()
        self.changed = number > 0
        return number
