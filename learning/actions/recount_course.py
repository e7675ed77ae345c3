"""Bring the counters of a course's enrolments up to date after its lessons changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from jobs.actions.base import Action, Asker
from learning.course_structure import structure_of
from learning.models import Activity, ActivityState, Enrolment
from learning.models.enrolments import EnrolmentQuerySet


class RecountCourse(Action[int]):
    """Counts anew for everybody who has not finished; who has finished stays finished.

    Nobody finishes by it: whoever has nothing left to do is offered to finish the course.
    """

    action_name = "learning.recount_course"

    def __init__(self, course_key: uuid.UUID, *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.course_key = course_key

    def perform(self) -> int:
        """Count, if anybody is in the middle of the course; return how many were counted."""
        if not self._unfinished().exists():
            self.changed = False
            return 0
        structure = structure_of(self.course_key, settings.LANGUAGE_CODE)
        wanted = set(structure.activities) if structure else set()
        registered = Activity.objects.filter(lesson_key__in={key.lesson for key in wanted})
        activities = [activity.pk for activity in registered if activity.key in wanted]
        done = (
            ActivityState.objects.completed()
            .filter(enrolment=OuterRef("pk"), activity__in=activities)
            .order_by()
            .values("enrolment")
            .annotate(number=Count("pk"))
            .values("number")
        )
        list(self._unfinished().select_for_update().order_by("pk").values_list("pk"))
        counted = {"required": len(wanted), "done": Coalesce(Subquery(done), 0)}
        stale = self._unfinished().exclude(**counted)
        self.changed = stale.exists()
        return self._unfinished().update(**counted)

    def _unfinished(self) -> EnrolmentQuerySet:
        return Enrolment.objects.filter(course_key=self.course_key, finished_at=None)
