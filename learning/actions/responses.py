"""What a learner can do with an activity: answer, ask for the solution, mark as read."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from jobs.actions.base import RefusedError
from learning.actions.learner_action import LearnerAction
from learning.actions.record_response import RecordedResponse, RecordResponse, Response
from learning.course_structure import CourseStructure, structure_of
from learning.grading import TRIES_BEFORE_SOLUTION, grade
from learning.models import (
    Activity,
    ActivityState,
    CoursePage,
    LessonPage,
    ResponseEvent,
)
from learning.questions import Question, questions_of

if TYPE_CHECKING:
    from accounts.models import User


class RefusedResponseError(RefusedError):
    """The response does not fit the lesson as it stands, or comes too early."""


class LessonAction(LearnerAction[RecordedResponse]):
    """What all responses to a live lesson share."""

    def __init__(self, user: User, lesson: LessonPage, event_id: uuid.UUID) -> None:
        super().__init__(user=user)
        self.lesson = lesson
        self.event_id = event_id
        self.course: CoursePage = lesson.get_parent().specific

    def structure(self) -> CourseStructure | None:
        return structure_of(self.course.translation_key, self.lesson.locale.language_code)

    def activity(self, block_id: uuid.UUID | None, kind: str) -> Activity:
        """Return the activity, registered at its first use."""
        activity, _made = Activity.objects.get_or_create(
            lesson_key=self.lesson.translation_key, block_id=block_id, defaults={"kind": kind}
        )
        return activity

    def response(self) -> Response:
        raise NotImplementedError

    def perform(self) -> RecordedResponse:
        """Record the response exactly once."""
        recorded = RecordResponse(
            self.user, self.course.translation_key, self.structure(), self.response()
        ).execute()
        self.changed = not recorded.repeated
        return recorded


class QuestionAction(LessonAction):
    """What all responses to a question share."""

    def __init__(
        self, user: User, lesson: LessonPage, event_id: uuid.UUID, question_id: uuid.UUID
    ) -> None:
        super().__init__(user, lesson, event_id)
        self.question_id = question_id

    def question(self) -> Question:
        """Return the question; RefusedResponseError where the lesson has it no more."""
        for question in questions_of(self.lesson.body):
            if question.key == self.question_id:
                return question
        raise RefusedResponseError(str(self.question_id))


class AnswerQuestion(QuestionAction):
    """Grades an answer and records it; the same event again returns the first result."""

    action_name = "learning.answer_question"

    def __init__(
        self,
        user: User,
        lesson: LessonPage,
        event_id: uuid.UUID,
        question_id: uuid.UUID,
        chosen: frozenset[uuid.UUID],
    ) -> None:
        super().__init__(user, lesson, event_id, question_id)
        self.chosen = chosen

    def check_rules(self) -> None:
        """Raise InvalidChoiceError where the choice answers nothing."""
        grade(self.question(), self.chosen)

    def response(self) -> Response:
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


class ShowSolution(QuestionAction):
    """Shows the solution after enough tries; the question then counts as done with solution."""

    action_name = "learning.show_solution"

    def check_rules(self) -> None:
        """Raise RefusedResponseError before enough tries."""
        question = self.question()
        tried_enough = ActivityState.objects.filter(
            enrolment__learner__user=self.user,
            activity__lesson_key=self.lesson.translation_key,
            activity__block_id=question.key,
            tries__gte=TRIES_BEFORE_SOLUTION,
        )
        if not tried_enough.exists():
            raise RefusedResponseError(str(question.key))

    def response(self) -> Response:
        """Return that the solution was shown."""
        question = self.question()
        return Response(
            event_id=self.event_id,
            activity=self.activity(question.key, question.kind),
            verb=ResponseEvent.Verb.SAW_SOLUTION,
            locale=self.lesson.locale.language_code,
        )


class MarkLessonRead(LessonAction):
    """Marks a lesson without questions as read."""

    action_name = "learning.mark_lesson_read"

    def check_rules(self) -> None:
        """Raise RefusedResponseError where the lesson asks questions."""
        if questions_of(self.lesson.body):
            raise RefusedResponseError(str(self.lesson.translation_key))

    def response(self) -> Response:
        """Return that the lesson was read."""
        return Response(
            event_id=self.event_id,
            activity=self.activity(None, Activity.Kind.READING),
            verb=ResponseEvent.Verb.READ,
            locale=self.lesson.locale.language_code,
        )
