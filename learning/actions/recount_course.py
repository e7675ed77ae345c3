"""Bring the counters of a course's enrolments up to date after its lessons changed."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from learning.models import Activity, ActivityState, Enrolment
from learning.models.enrolments import EnrolmentQuerySet
from learning.outlines import outline_of


class RecountCourse:
    """Counts anew for everybody who has not finished; who has finished stays finished.

    Nobody finishes by it: whoever has nothing left to do is offered to finish the course.
    """

    def __init__(self, course_key: uuid.UUID) -> None:
        self.course_key = course_key

    def check(self) -> bool:
        """Say whether anybody is in the middle of the course."""
        return self._unfinished().exists()

    def execute(self) -> int:
        """Count; return how many enrolments were counted."""
        if not self.check():
            return 0
        outline = outline_of(self.course_key, settings.LANGUAGE_CODE)
        wanted = set(outline.activities) if outline else set()
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
        with transaction.atomic():
            list(self._unfinished().select_for_update().order_by("pk").values_list("pk"))
            return self._unfinished().update(required=len(wanted), done=Coalesce(Subquery(done), 0))

    def _unfinished(self) -> EnrolmentQuerySet:
        return Enrolment.objects.filter(course_key=self.course_key, finished_at=None)
