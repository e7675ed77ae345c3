"""Deletes mail that would come too late."""

from __future__ import annotations

import datetime

import structlog
from django.utils import timezone

from jobs.actions.base import Action
from jobs.models import OutboxMessage

# As long as mail servers try among themselves (RFC 5321, 4.5.4.1); the links have run out by then.
GOOD_FOR = datetime.timedelta(days=5)

logger = structlog.get_logger(__name__)


class ExpireMail(Action[int]):
    """Deletes what could not be sent for five days, and with it addresses and texts."""

    action_name = "jobs.expire_mail"

    def perform(self) -> int:
        """Delete, and return how many there were."""
        limit = timezone.now() - GOOD_FOR
        late = OutboxMessage.objects.filter(topic="mail", delivered=None, created__lt=limit)
        number = late.delete()[0]
        self.changed = number > 0
        if number:
            logger.error("mail_expired", number=number)
        return number
