"""What a learner can do with an activity: answer, ask for the solution, mark as read."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from learning.actions.record_response import RecordedResponse, RecordResponse, Response
from learning.grading import TRIES_BEFORE_SOLUTION, grade
from learning.models import (
    Activity,
    ActivityState,
    CoursePage,
    LessonPage,
    ResponseEvent,
)
from learning.outlines import CourseOutline, outline_of
from learning.questions import Question, questions_of

if TYPE_CHECKING:
    from accounts.models import User


class RefusedResponseError(Exception):
    """The response does not fit the lesson as it stands, or comes too early."""


class LessonAction:
    """What all responses to a live lesson share."""

    def __init__(self, user: User, lesson: LessonPage, event_id: uuid.UUID) -> None:
        self.user = user
        self.lesson = lesson
        self.event_id = event_id
        self.course: CoursePage = lesson.get_parent().specific

    def outline(self) -> CourseOutline | None:
        """Return the outline of the lesson's course."""
        return outline_of(self.course.translation_key, self.lesson.locale.language_code)

    def activity(self, block_id: uuid.UUID | None, kind: str) -> Activity:
        """Return the activity, registered at its first use."""
        activity, _made = Activity.objects.get_or_create(
            lesson_key=self.lesson.translation_key, block_id=block_id, defaults={"kind": kind}
        )
        return activity

    def record(self, response: Response) -> RecordedResponse:
        """Record the response exactly once."""
        return RecordResponse(
            self.user, self.course.translation_key, self.outline(), response
        ).execute()


class QuestionAction(LessonAction):
    """What all responses to a question share."""

    def __init__(
        self, user: User, lesson: LessonPage, event_id: uuid.UUID, question_key: uuid.UUID
    ) -> None:
        super().__init__(user, lesson, event_id)
        self.question_key = question_key

    def question(self) -> Question:
        """Return the question; RefusedResponseError where the lesson has it no more."""
        for question in questions_of(self.lesson.body):
            if question.key == self.question_key:
                return question
        raise RefusedResponseError(str(self.question_key))


class AnswerQuestion(QuestionAction):
    """Grades an answer and records it; the same event again returns the first result."""

    def __init__(
        self,
        user: User,
        lesson: LessonPage,
        event_id: uuid.UUID,
        question_key: uuid.UUID,
        chosen: frozenset[uuid.UUID],
    ) -> None:
        super().__init__(user, lesson, event_id, question_key)
        self.chosen = chosen

    def check(self) -> Response:
        """Return the graded response; UnfitChoiceError where the choice answers nothing."""
        question = self.question()
        result = grade(question, self.chosen)
        return Response(
            event_id=self.event_id,
            activity=self.activity(question.key, question.kind),
            verb=ResponseEvent.Verb.ANSWERED,
            locale=self.lesson.locale.language_code,
            chosen=self.chosen,
            correct=result.correct,
        )

    def execute(self) -> RecordedResponse:
        """Record the answer."""
        return self.record(self.check())


class ShowSolution(QuestionAction):
    """Shows the solution after enough tries; the question then counts as done with solution."""

    def check(self) -> Response:
        """Return the response; RefusedResponseError before enough tries."""
        question = self.question()
        activity = self.activity(question.key, question.kind)
        tried_enough = ActivityState.objects.filter(
            enrolment__learner__user=self.user,
            activity=activity,
            tries__gte=TRIES_BEFORE_SOLUTION,
        )
        if not tried_enough.exists():
            raise RefusedResponseError(str(question.key))
        return Response(
            event_id=self.event_id,
            activity=activity,
            verb=ResponseEvent.Verb.SAW_SOLUTION,
            locale=self.lesson.locale.language_code,
        )

    def execute(self) -> RecordedResponse:
        """Record that the solution was shown."""
        return self.record(self.check())


class MarkLessonRead(LessonAction):
    """Marks a lesson without questions as read."""

    def check(self) -> Response:
        """Return the response; RefusedResponseError where the lesson asks questions."""
        if questions_of(self.lesson.body):
            raise RefusedResponseError(str(self.lesson.translation_key))
        return Response(
            event_id=self.event_id,
            activity=self.activity(None, Activity.Kind.READING),
            verb=ResponseEvent.Verb.READ,
            locale=self.lesson.locale.language_code,
        )

    def execute(self) -> RecordedResponse:
        """Record that the lesson was read."""
        return self.record(self.check())
