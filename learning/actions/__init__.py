"""What changes the records of learners: one class per change."""

from __future__ import annotations

from learning.actions.enrol import CourseNotOpenError, Enrol
from learning.actions.erase_learner import EraseLearner
from learning.actions.finish_course import FinishCourse
from learning.actions.keep_response import KeepResponse, NobodysResponseError
from learning.actions.record_response import (
    ConflictingResponseError,
    RecordedResponse,
    RecordResponse,
)
from learning.actions.recount_course import RecountCourse
from learning.actions.register_activities import RegisterActivities
from learning.actions.responses import (
    AnswerQuestion,
    MarkLessonRead,
    RefusedResponseError,
    ShowSolution,
)

__all__ = [
    "AnswerQuestion",
    "ConflictingResponseError",
    "CourseNotOpenError",
    "Enrol",
    "EraseLearner",
    "FinishCourse",
    "KeepResponse",
    "MarkLessonRead",
    "NobodysResponseError",
    "RecordResponse",
    "RecordedResponse",
    "RecountCourse",
    "RefusedResponseError",
    "RegisterActivities",
    "ShowSolution",
]
