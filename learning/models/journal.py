"""The journal of answers: rows are added and never changed; a trigger in the database holds it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class ResponseEvent(models.Model):
    """One thing that a learner did, as the client sent it and with the grade it got then.

    Invariants, held by triggers of the database: no row is updated; a row is deleted only while
    its learner is being erased.
    """

    class Verb(models.TextChoices):
        """What the learner did, in the words of xAPI where it has one."""

        ANSWERED = "answered"
        SAW_SOLUTION = "saw-solution"
        READ = "read"

    event_id = models.UUIDField(unique=True)
    enrolment = models.ForeignKey(
        "learning.Enrolment", on_delete=models.CASCADE, related_name="events"
    )
    activity = models.ForeignKey("learning.Activity", on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    verb = models.CharField(max_length=16, choices=Verb.choices)
    chosen = ArrayField(models.UUIDField(), default=list, blank=True)
    correct = models.BooleanField(null=True, blank=True)
    locale = models.CharField(max_length=16)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "sequence"], name="one_event_per_place"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.event_id}"
