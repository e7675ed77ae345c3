"""Begin a course."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from jobs.actions.base import RefusedError
from learning.actions.learner_action import LearnerAction
from learning.course_structure import CourseStructure
from learning.models import Enrolment, Learner

if TYPE_CHECKING:
    from accounts.models import User


class CourseNotOpenError(RefusedError):
    """The course has nothing to learn yet."""


class Enrol(LearnerAction[Enrolment]):
    """Enrols a person in a course; whoever is enrolled stays so, and nothing is done twice."""

    action_name = "learning.enrol"

    def __init__(
        self, user: User, course_key: uuid.UUID, structure: CourseStructure | None
    ) -> None:
        super().__init__(user=user)
        self.course_key = course_key
        self.structure = structure

    def check_rules(self) -> None:
        """Raise CourseNotOpenError while the course has no live lesson."""
        open_structure(self.course_key, self.structure)

    def perform(self) -> Enrolment:
        """Return the enrolment, made where there is none; safe to run twice at a time."""
        structure = open_structure(self.course_key, self.structure)
        learner, _made = Learner.objects.get_or_create(user=self.user)
        rounds = Enrolment.objects.filter(learner=learner, course_key=self.course_key)
        enrolment = rounds.order_by("-round").first()
        self.changed = False
        if enrolment is None:
            enrolment, self.changed = Enrolment.objects.get_or_create(
                learner=learner,
                course_key=self.course_key,
                round=1,
                defaults={
                    "course_title": structure.page.title,
                    "required": len(structure.activities),
                },
            )
        return enrolment


def open_structure(course_key: uuid.UUID, structure: CourseStructure | None) -> CourseStructure:
    """Return the structure; CourseNotOpenError while the course has no live lesson."""
    if structure is None or not structure.lessons:
        raise CourseNotOpenError(str(course_key))
    return structure
