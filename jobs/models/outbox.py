"""Messages between a change and what follows from it (ADR 0023)."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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

    def undelivered(self) -> OutboxQuerySet:
        """Return those that wait, and those that were given up."""
        return self.filter(UNDELIVERED)

    def delivered(self) -> OutboxQuerySet:
        """Return those that were handled, as long as they are kept."""
        return self.exclude(UNDELIVERED)

    def given_up(self) -> OutboxQuerySet:
        """Return those that nobody tries any more, unless somebody asks for it."""
        return self.undelivered().exclude(given_up=None)

    def in_state(self, state: OutboxMessage.State) -> OutboxQuerySet:
        messages: OutboxQuerySet = getattr(self, state.value)()
        return messages


class OutboxMessage(models.Model):
    """A message for the handler of its topic, written in the transaction of its cause.

    The key says what it is about: as long as a message is undelivered there is one of a topic and
    key, and a newer one takes its place. The payload is emptied on delivery.
    """

    class State(models.TextChoices):
        """Values are names of methods of the query set."""

        WAITING = "waiting", _("Waiting")
        GIVEN_UP = "given_up", _("Given up")
        DELIVERED = "delivered", _("Delivered")

    topic = models.CharField(_("topic"), max_length=60)
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
        verbose_name = _("message of the outbox")
        verbose_name_plural = _("messages of the outbox")
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

    @property
    def state(self) -> State:
        """Whether it waits, was given up or was delivered."""
        if self.delivered:
            return self.State.DELIVERED
        return self.State.GIVEN_UP if self.given_up else self.State.WAITING

    def get_state_display(self) -> str:
        return str(self.state.label)
