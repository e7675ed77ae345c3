"""Begin a course."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from learning.models import Enrolment, Learner
from learning.outlines import CourseOutline

if TYPE_CHECKING:
    from accounts.models import User


class CourseNotOpenError(Exception):
    """The course has nothing to learn yet."""


class Enrol:
    """Enrols a person in a course; whoever is enrolled stays so, and nothing is done twice."""

    def __init__(self, user: User, course_key: uuid.UUID, outline: CourseOutline | None) -> None:
        self.user = user
        self.course_key = course_key
        self.outline = outline

    def check(self) -> CourseOutline:
        """Return the outline; CourseNotOpenError while the course has no live lesson."""
        if self.outline is None or not self.outline.lessons:
            raise CourseNotOpenError(str(self.course_key))
        return self.outline

    def execute(self) -> Enrolment:
        """Return the enrolment, made where there is none; safe to run twice at a time."""
        outline = self.check()
        with transaction.atomic():
            learner, _made = Learner.objects.get_or_create(user=self.user)
            rounds = Enrolment.objects.filter(learner=learner, course_key=self.course_key)
            enrolment = rounds.order_by("-round").first()
            if enrolment is None:
                enrolment, _made = Enrolment.objects.get_or_create(
                    learner=learner,
                    course_key=self.course_key,
                    round=1,
                    defaults={
                        "course_title": outline.page.title,
                        "required": len(outline.activities),
                    },
                )
        return enrolment
