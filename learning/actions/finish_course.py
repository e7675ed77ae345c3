"""Finish a course when all is done."""

from __future__ import annotations

import datetime

from django.db.models import F

from jobs.actions.base import Action, Asker
from learning.course_structure import structure_of
from learning.models import Enrolment
from learning.models.enrolments import EnrolmentQuerySet


class FinishCourse(Action[bool]):
    """Sets the day on which a course was finished, and what it consisted of then.

    Only an act of the learner calls it, never a change of the course. Both are set once and stay.
    """

    action_name = "learning.finish_course"

    def __init__(
        self, enrolment: Enrolment, finished_at: datetime.datetime, *, user: Asker = None
    ) -> None:
        super().__init__(user=user)
        self.enrolment = enrolment
        self.finished_at = finished_at

    def user_has_permission(self) -> bool:
        """Leave it to the learner."""
        return bool(self.user.pk == self.enrolment.learner.user_id)

    def perform(self) -> bool:
        """Finish the course if all is done; return whether that happened now."""
        self.changed = self._unfinished().update(finished_at=self.finished_at) > 0
        if self.changed:
            Enrolment.objects.filter(pk=self.enrolment.pk).update(finished_course=self._contents())
        return self.changed

    def _contents(self) -> dict[str, dict[str, object]]:
        """Return the titles of the course and its lessons by language, as they are now."""
        contents: dict[str, dict[str, object]] = {}
        first = structure_of(self.enrolment.course_key, "")
        for language in first.languages if first else ():
            structure = structure_of(self.enrolment.course_key, language)
            if structure:
                lessons = [lesson.page.title for lesson in structure.lessons]
                contents[language] = {"title": structure.page.title, "lessons": lessons}
        return contents

    def _unfinished(self) -> EnrolmentQuerySet:
        return Enrolment.objects.filter(
            pk=self.enrolment.pk, finished_at=None, required__gt=0, done__gte=F("required")
        )
