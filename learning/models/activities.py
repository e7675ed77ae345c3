"""The registry of what learners do: small numbers for long keys (ADR 0008)."""

from __future__ import annotations

import uuid
from typing import ClassVar, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKey(NamedTuple):
    """What an activity is called in all languages; reading a lesson has no block."""

    lesson: uuid.UUID
    block: uuid.UUID | None


class Activity(models.Model):
    """A question of a lesson, or the reading of a lesson; the same in all languages.

    Rows are only added: records of learners point here, so that deleting a page leaves them alone.
    """

    class Kind(models.TextChoices):
        SINGLE_CHOICE = "single_choice", _("question with one right answer")
        MULTIPLE_CHOICE = "multiple_choice", _("question with several right answers")
        READING = "reading", _("lesson without question")

    id = models.AutoField(primary_key=True)
    lesson_key = models.UUIDField()
    block_id = models.UUIDField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)

    objects: ClassVar[models.Manager[Activity]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["lesson_key", "block_id"],
                name="one_activity_per_block",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lesson_key}/{self.block_id or self.kind}"

    @property
    def key(self) -> ActivityKey:
        """The key of the activity in all languages."""
        return ActivityKey(self.lesson_key, self.block_id)
