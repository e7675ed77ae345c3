"""Where Django hands over all mail of all rooms (EMAIL_BACKEND)."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.actions.send_mail import QueueMail


class QueueBackend(BaseEmailBackend):
    """Queues mail, so that no request waits for the mail server or fails with it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep them, and return how many there were."""
        for message in email_messages:
            QueueMail(message).execute()
        return len(email_messages)
