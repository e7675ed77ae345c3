"""What the records say about one person: enrolments and states, in two queries."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from learning.course_structure import CourseStructure, LessonStructure
from learning.models import ActivityKey, ActivityState, Enrolment

if TYPE_CHECKING:
    from accounts.models import User

OPEN, BEGUN, DONE = "open", "begun", "done"


@dataclass(frozen=True)
class ResumePoint:
    """Where to go on: a lesson, and the number of the question in it unless it is for reading."""

    lesson: LessonStructure
    question: int | None

    @property
    def fragment(self) -> str:
        """The place in the lesson's page."""
        return f"#question-{self.question}" if self.question else ""


@dataclass(frozen=True)
class Progress:
    """How far a person is in one course; empty for whoever is not enrolled."""

    enrolment: Enrolment | None = None
    states: dict[ActivityKey, ActivityState] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        return self.enrolment is not None and self.enrolment.finished_at is not None

    def completed(self, key: ActivityKey) -> bool:
        state = self.states.get(key)
        return state is not None and state.completed

    def done_in(self, lesson: LessonStructure) -> int:
        """Return how many activities of a lesson are done."""
        return sum(self.completed(key) for key in lesson.activities)

    def state_of(self, lesson: LessonStructure) -> str:
        """Return whether a lesson is open, begun or done."""
        if self.done_in(lesson) == len(lesson.activities):
            return DONE
        begun = any(key in self.states for key in lesson.activities)
        return BEGUN if begun else OPEN

    def resume_point(self, structure: CourseStructure) -> ResumePoint | None:
        """Return the first open activity from the last one touched on; None when all is done."""
        points = [
            (key, ResumePoint(lesson, number if key.block else None))
            for lesson in structure.lessons
            for number, key in enumerate(lesson.activities, start=1)
        ]
        pointer = self.enrolment.resume_at if self.enrolment else None
        keys = [key for key, _point in points]
        start = keys.index(pointer.key) if pointer and pointer.key in keys else 0
        ahead = [*points[start:], *points[:start]]
        return next((point for key, point in ahead if not self.completed(key)), None)


def progress_by_course(
    user: User, course_keys: Iterable[uuid.UUID] | None = None
) -> list[Progress]:
    """Return how far a person is in each course begun (or in those named), the last active first.

    Of several rounds only the last counts.
    """
    enrolments = Enrolment.objects.of_user(user.pk).select_related("resume_at")
    if course_keys is not None:
        enrolments = enrolments.filter(course_key__in=list(course_keys))
    latest: dict[uuid.UUID, Enrolment] = {}
    for enrolment in enrolments:
        known = latest.get(enrolment.course_key)
        if known is None or known.round < enrolment.round:
            latest[enrolment.course_key] = enrolment
    states: dict[int, dict[ActivityKey, ActivityState]] = defaultdict(dict)
    rows = ActivityState.objects.filter(enrolment__in=[entry.pk for entry in latest.values()])
    for state in rows.select_related("activity", "last_event") if latest else ():
        states[state.enrolment_id][state.activity.key] = state
    return [Progress(entry, states[entry.pk]) for entry in latest.values()]


def progress_in(user: User | None, course_key: uuid.UUID) -> Progress:
    """Return how far a person is in one course; empty for nobody."""
    if user is None:
        return Progress()
    return next(iter(progress_by_course(user, [course_key])), Progress())
