"""Write one event of a learner into the journal, and bring state and counters up to date."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F

from jobs.actions.base import RefusedError
from learning.actions.enrol import Enrol, open_structure
from learning.actions.finish_course import FinishCourse
from learning.actions.learner_action import LearnerAction
from learning.course_structure import CourseStructure
from learning.models import Activity, ActivityState, Enrolment, ResponseEvent

if TYPE_CHECKING:
    from accounts.models import User


class ConflictingResponseError(RefusedError):
    """The event id is taken by an event with other content."""


@dataclass(frozen=True)
class Response:
    """What the client sent, graded: who did what with which activity, under which event id."""

    event_id: uuid.UUID
    activity: Activity
    verb: ResponseEvent.Verb
    locale: str
    chosen: frozenset[uuid.UUID] = frozenset()
    correct: bool | None = None


@dataclass(frozen=True)
class RecordedResponse:
    """The event as it stands in the journal, and whether it was there before."""

    event: ResponseEvent
    repeated: bool


class RecordResponse(LearnerAction[RecordedResponse]):
    """Records a response exactly once.

    Invariants: one transaction holds event, state, counters and completion; the lock on the
    enrolment puts the events of a learner in a row. The same id with the same content returns the
    first event; with other content ConflictingResponseError, and nothing is written.
    """

    action_name = "learning.record_response"

    def __init__(
        self,
        user: User,
        course_key: uuid.UUID,
        structure: CourseStructure | None,
        response: Response,
    ) -> None:
        super().__init__(user=user)
        self.course_key = course_key
        self.structure = structure
        self.response = response
        self.known: ResponseEvent | None = None

    def lock(self) -> None:
        """Put the events of a learner in a row, by the enrolment that the first one makes."""
        enrolment = Enrol(self.user, self.course_key, self.structure).execute()
        self.enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)

    def check_rules(self) -> None:
        """Raise CourseNotOpenError, or ConflictingResponseError where the id is taken."""
        open_structure(self.course_key, self.structure)
        self.known = self._event()

    def _event(self) -> ResponseEvent | None:
        """Return the event that is there already, if any; raise where it is another one."""
        event = (
            ResponseEvent.objects.select_related("enrolment__learner")
            .filter(event_id=self.response.event_id)
            .first()
        )
        if event and not self._is_same(event):
            raise ConflictingResponseError(str(self.response.event_id))
        return event

    def perform(self) -> RecordedResponse:
        """Record the response, or return what an earlier delivery of it recorded."""
        event = self.known or self._write_once()
        self.changed = self.known is None
        if self.changed:
            structure = open_structure(self.course_key, self.structure)
            self._bring_up_to_date(self.enrolment, event, structure)
        return RecordedResponse(event, repeated=not self.changed)

    def _write_once(self) -> ResponseEvent:
        try:
            with transaction.atomic():
                return self._write(self.enrolment)
        except IntegrityError:
            # Somebody else has used the id at the same moment: what they wrote decides.
            self.known = self._event()
            if self.known is None:
                raise
            return self.known

    def _is_same(self, event: ResponseEvent) -> bool:
        return (
            event.enrolment.learner.user_id == self.user.pk
            and event.activity_id == self.response.activity.pk
            and event.verb == self.response.verb
            and frozenset(event.chosen) == self.response.chosen
        )

    def _write(self, enrolment: Enrolment) -> ResponseEvent:
        return ResponseEvent.objects.create(
            event_id=self.response.event_id,
            enrolment=enrolment,
            activity=self.response.activity,
            sequence=enrolment.last_sequence + 1,
            verb=self.response.verb,
            chosen=sorted(self.response.chosen),
            correct=self.response.correct,
            locale=self.response.locale,
        )

    def _bring_up_to_date(
        self, enrolment: Enrolment, event: ResponseEvent, structure: CourseStructure
    ) -> None:
        states = ActivityState.objects.filter(enrolment=enrolment, activity=event.activity)
        before = states.completed().exists()
        ActivityState.objects.advance(event)
        counts = not before and states.completed().exists()
        counts = counts and self.response.activity.key in structure.activities
        changes = {
            "last_sequence": event.sequence,
            "last_active_at": event.received_at,
            "resume_at": event.activity,
            "course_title": structure.page.title,
        }
        if enrolment.finished_at is None:
            changes["required"] = len(structure.activities)
            changes["done"] = F("done") + int(counts)
        Enrolment.objects.filter(pk=enrolment.pk).update(**changes)
        FinishCourse(enrolment, event.received_at).execute()
