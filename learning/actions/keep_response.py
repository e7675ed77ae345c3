"""Keep an answer to a lesson that was taken down while somebody worked on it."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from jobs.actions.base import RefusedError
from learning.actions.learner_action import LearnerAction
from learning.models import Activity, ActivityState, Enrolment, ResponseEvent

if TYPE_CHECKING:
    from accounts.models import User


class NobodysResponseError(RefusedError):
    """The person takes no course, or the question was never asked anywhere."""


class KeepResponse(LearnerAction[None]):
    """Writes an answer into the journal without a grade, since there is nothing to grade it by.

    Invariants: counters and states stay as they are; the same event again is written once.
    """

    action_name = "learning.keep_response"

    def __init__(
        self,
        user: User,
        event_id: uuid.UUID,
        question_id: uuid.UUID,
        chosen: frozenset[uuid.UUID],
    ) -> None:
        super().__init__(user=user)
        self.event_id = event_id
        self.question_id = question_id
        self.chosen = chosen

    def check_rules(self) -> None:
        """Raise NobodysResponseError where nothing was asked or no course is taken."""
        self._place()

    def _place(self) -> tuple[Activity, Enrolment]:
        """Return what was answered and for which course."""
        activity = Activity.objects.filter(block_id=self.question_id).first()
        enrolments = Enrolment.objects.of_user(self.user.pk)
        if activity is None or not enrolments.exists():
            raise NobodysResponseError(str(self.question_id))
        lesson = ActivityState.objects.filter(activity__lesson_key=activity.lesson_key)
        begun = enrolments.filter(pk__in=lesson.values("enrolment")).first()
        return activity, begun or enrolments[0]

    def perform(self) -> None:
        """Write the answer, unless it is there."""
        activity, enrolment = self._place()
        locked = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        self.changed = not ResponseEvent.objects.filter(event_id=self.event_id).exists()
        if not self.changed:
            return
        locked.last_sequence += 1
        ResponseEvent.objects.create(
            event_id=self.event_id,
            enrolment=locked,
            activity=activity,
            sequence=locked.last_sequence,
            verb=ResponseEvent.Verb.ANSWERED,
            chosen=sorted(self.chosen),
            locale=get_language() or "",
        )
        locked.save(update_fields=["last_sequence"])
