"""Courses (pages) and the learners' records (not pages)."""

from __future__ import annotations

from learning.models.activities import Activity, ActivityKey
from learning.models.courses import CourseIndexPage, CoursePage, LessonPage
from learning.models.enrolments import Enrolment
from learning.models.journal import ResponseEvent
from learning.models.learners import Learner
from learning.models.states import ActivityState

__all__ = [
    "Activity",
    "ActivityKey",
    "ActivityState",
    "CourseIndexPage",
    "CoursePage",
    "Enrolment",
    "Learner",
    "LessonPage",
    "ResponseEvent",
]
