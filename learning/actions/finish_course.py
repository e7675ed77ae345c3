"""Finish a course when all is done."""

from __future__ import annotations

import datetime

from django.db.models import F

from learning.models import Enrolment
from learning.models.enrolments import EnrolmentQuerySet


class FinishCourse:
    """Sets the day on which a course was finished; it is set once and stays."""

    def __init__(self, enrolment: Enrolment, finished_at: datetime.datetime) -> None:
        self.enrolment = enrolment
        self.finished_at = finished_at

    def check(self) -> bool:
        """Say whether all is done and the day is not set yet."""
        return self._unfinished().exists()

    def execute(self) -> bool:
        """Finish the course if all is done; return whether that happened now."""
        return self._unfinished().update(finished_at=self.finished_at) == 1

    def _unfinished(self) -> EnrolmentQuerySet:
        return Enrolment.objects.filter(
            pk=self.enrolment.pk, finished_at=None, required__gt=0, done__gte=F("required")
        )
