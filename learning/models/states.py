"""The present state of each activity of an enrolment, derived from the journal."""

from __future__ import annotations

import datetime

from django.db import connection, models

from learning.models.journal import ResponseEvent

RAISE = """
INSERT INTO learning_activitystate AS state (
    enrolment_id, activity_id, status, tries, best_correct, last_correct, with_solution,
    first_completed_at, last_event_id
) VALUES (
    %(enrolment)s, %(activity)s, %(status)s, %(tries)s, %(correct)s, %(correct)s,
    %(with_solution)s, %(completed_at)s, %(event)s
)
ON CONFLICT (enrolment_id, activity_id) DO UPDATE SET
    status = GREATEST(state.status, EXCLUDED.status),
    tries = state.tries + EXCLUDED.tries,
    best_correct = state.best_correct OR EXCLUDED.best_correct,
    last_correct = EXCLUDED.last_correct,
    with_solution = CASE WHEN state.first_completed_at IS NULL
        THEN EXCLUDED.with_solution ELSE state.with_solution END,
    first_completed_at = COALESCE(state.first_completed_at, EXCLUDED.first_completed_at),
    last_event_id = EXCLUDED.last_event_id
"""


class ActivityStateQuerySet(models.QuerySet["ActivityState"]):
    """States, and the one way to change them."""

    def completed(self) -> ActivityStateQuerySet:
        """Keep what is done."""
        return self.filter(status=ActivityState.Status.COMPLETED)

    def advance(self, event: ResponseEvent) -> None:
        """Bring the state up to date with an event; it never falls back.

        The caller holds the lock on the enrolment and calls this once per event.
        """
        answered = event.verb == ResponseEvent.Verb.ANSWERED
        completed = not answered or bool(event.correct)
        status = ActivityState.Status.COMPLETED if completed else ActivityState.Status.BEGUN
        completed_at: datetime.datetime | None = event.received_at if completed else None
        with connection.cursor() as cursor:
            cursor.execute(
                RAISE,
                {
                    "enrolment": event.enrolment_id,
                    "activity": event.activity_id,
                    "status": status.value,
                    "tries": int(answered),
                    "correct": bool(event.correct),
                    "with_solution": event.verb == ResponseEvent.Verb.SAW_SOLUTION,
                    "completed_at": completed_at,
                    "event": event.pk,
                },
            )


class ActivityState(models.Model):
    """How far a learner is with one activity; the status only rises."""

    class Status(models.IntegerChoices):
        """What has been reached, in rising order."""

        BEGUN = 1
        COMPLETED = 2

    enrolment = models.ForeignKey(
        "learning.Enrolment", on_delete=models.CASCADE, related_name="states"
    )
    activity = models.ForeignKey("learning.Activity", on_delete=models.PROTECT, related_name="+")
    status = models.PositiveSmallIntegerField(choices=Status.choices)
    tries = models.PositiveIntegerField(default=0)
    best_correct = models.BooleanField(default=False)
    last_correct = models.BooleanField(default=False)
    with_solution = models.BooleanField(default=False)
    first_completed_at = models.DateTimeField(null=True, blank=True)
    last_event = models.ForeignKey(ResponseEvent, on_delete=models.RESTRICT, related_name="+")

    objects = ActivityStateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment", "activity"], name="one_state_per_activity"
            ),
            models.CheckConstraint(
                condition=models.Q(first_completed_at__isnull=True, status=1)
                | models.Q(first_completed_at__isnull=False, status=2),
                name="completed_has_a_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.get_status_display()}"

    @property
    def completed(self) -> bool:
        return self.status == self.Status.COMPLETED
