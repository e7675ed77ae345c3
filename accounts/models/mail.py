"""Mail that waits to be sent."""

from __future__ import annotations

from django.core.mail import EmailMultiAlternatives
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

PARTS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "alternatives")


class OutgoingMail(models.Model):
    """A mail from its cause until a mail server has taken it; then the row goes.

    `message` holds the parts of an EmailMultiAlternatives by name, and its headers.
    """

    message = models.JSONField(encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "outgoing mail"
        verbose_name_plural = "outgoing mails"

    def __str__(self) -> str:
        return f"mail {self.pk}, {self.attempts} attempts"

    def as_message(self) -> EmailMultiAlternatives:
        """Return the mail as Django sends it."""
        parts = {name: self.message[name] for name in PARTS}
        return EmailMultiAlternatives(**parts, headers=self.message["headers"])
