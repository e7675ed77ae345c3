"""Who takes which course, and how far they are."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Enrolments by what they are asked for."""

    def of_user(self, user_id: int | None) -> EnrolmentQuerySet:
        """Keep those of one person, the last active first."""
        return self.filter(learner__user=user_id).order_by("-last_active_at", "-round")


class Enrolment(models.Model):
    """One round of one learner through a course, with its counters and where to go on.

    The course is known by its key, which all languages share; pages may come and go.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(
        "learning.Learner", on_delete=models.CASCADE, related_name="enrolments"
    )
    course_key = models.UUIDField(db_index=True)
    course_title = models.CharField(
        max_length=255, help_text="As it was at the last activity; the page may be gone one day."
    )
    round = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField(default=timezone.now)
    last_active_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    finished_course = models.JSONField(
        default=dict,
        blank=True,
        help_text="Titles of course and lessons by language, as they were when it was finished.",
    )
    done = models.PositiveIntegerField(default=0)
    required = models.PositiveIntegerField(default=0)
    last_sequence = models.PositiveIntegerField(default=0)
    resume_at = models.ForeignKey(
        "learning.Activity", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course_key", "round"], name="one_enrolment_per_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_key} ({self.round})"

    @property
    def can_be_finished(self) -> bool:
        """Whether nothing is left to do, although no answer has finished the course."""
        return self.finished_at is None and 0 < self.required <= self.done
