"""Messages between a change and what follows from it (ADR 0023)."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

UNDELIVERED = models.Q(delivered=None)
WAITING = models.Q(delivered=None, given_up=None)


class OutboxQuerySet(models.QuerySet["OutboxMessage"]):
    """Messages by what is to be done with them."""

    def waiting(self) -> OutboxQuerySet:
        """Return those that will be tried, now or later."""
        return self.filter(WAITING)

    def due(self) -> OutboxQuerySet:
        """Return those whose time has come."""
        return self.waiting().filter(next_attempt__lte=timezone.now())

    def given_up(self) -> OutboxQuerySet:
        """Return those that nobody tries any more, unless somebody asks for it."""
        return self.filter(UNDELIVERED).exclude(given_up=None)


class OutboxMessage(models.Model):
    """A message for the handler of its topic, written in the transaction of its cause.

    The key says what it is about: as long as a message is undelivered there is one of a topic and
    key, and a newer one takes its place. The payload is emptied on delivery.
    """

    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=255)
    payload = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    created = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt = models.DateTimeField(default=timezone.now)
    delivered = models.DateTimeField(null=True, blank=True)
    given_up = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=255, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = "outbox message"
        verbose_name_plural = "outbox messages"
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "key"], condition=UNDELIVERED, name="one_undelivered_per_key"
            ),
        ]
        indexes = [
            models.Index(fields=["next_attempt"], condition=WAITING, name="outbox_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"
