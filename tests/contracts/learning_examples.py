"""Examples of the actions of learners."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from learning import actions as learning
from learning.actions.record_response import Response
from learning.course_structure import structure_of
from learning.grading import TRIES_BEFORE_SOLUTION
from learning.models import Activity, Enrolment, LessonPage, ResponseEvent
from learning.questions import Question, questions_of
from tests.contracts.action_examples import Example, Maker, Stage, example_of
from tests.factories.pages import make_course, make_lesson


class Lesson:
    """A course with a lesson that asks, and somebody who has begun it."""

    def __init__(self, stage: Stage) -> None:
        self.course = make_course(stage.portal.area("by"))
        self.page: LessonPage = make_lesson(self.course)
        self.reading: LessonPage = make_lesson(self.course, body=[])
        self.user = stage.learner
        self.structure = structure_of(self.course.translation_key, "de")
        self.question: Question = questions_of(self.page.body)[0]
        right = [option.key for option in self.question.options if option.correct]
        self.chosen = frozenset(right)

    def example(self, make: Maker) -> Example:
        """Return the example for the learner; nobody else is let in but who is signed in."""
        return Example(make, self.user, AnonymousUser())

    def enrolment(self) -> Enrolment:
        """Enrol the learner."""
        return learning.Enrol(self.user, self.course.translation_key, self.structure).execute()

    def activity(self) -> Activity:
        """Return the question as it is registered."""
        return Activity.objects.get_or_create(
            lesson_key=self.page.translation_key,
            block_id=self.question.key,
            defaults={"kind": self.question.kind},
        )[0]


@example_of("learning.enrol")
def enrol(stage: Stage) -> Example:
    lesson = Lesson(stage)
    key, structure = lesson.course.translation_key, lesson.structure
    return lesson.example(lambda user: learning.Enrol(user, key, structure))


@example_of("learning.record_response")
def record_response(stage: Stage) -> Example:
    lesson = Lesson(stage)
    verb = ResponseEvent.Verb.ANSWERED
    response = Response(uuid.uuid4(), lesson.activity(), verb, "de", lesson.chosen, correct=True)
    key, structure = lesson.course.translation_key, lesson.structure
    return lesson.example(lambda user: learning.RecordResponse(user, key, structure, response))


@example_of("learning.answer_question")
def answer_question(stage: Stage) -> Example:
    lesson, event = Lesson(stage), uuid.uuid4()
    args = (lesson.page, event, lesson.question.key, lesson.chosen)
    return lesson.example(lambda user: learning.AnswerQuestion(user, *args))


@example_of("learning.show_solution")
def show_solution(stage: Stage) -> Example:
    lesson, event = Lesson(stage), uuid.uuid4()
    wrong = frozenset(option.key for option in lesson.question.options) - lesson.chosen
    for _try in range(TRIES_BEFORE_SOLUTION):
        tried = (lesson.page, uuid.uuid4(), lesson.question.key, frozenset([min(wrong)]))
        learning.AnswerQuestion(lesson.user, *tried).execute()
    args = (lesson.page, event, lesson.question.key)
    return lesson.example(lambda user: learning.ShowSolution(user, *args))


@example_of("learning.mark_lesson_read")
def mark_lesson_read(stage: Stage) -> Example:
    lesson, event = Lesson(stage), uuid.uuid4()
    return lesson.example(lambda user: learning.MarkLessonRead(user, lesson.reading, event))


@example_of("learning.keep_response")
def keep_response(stage: Stage) -> Example:
    lesson, event = Lesson(stage), uuid.uuid4()
    lesson.enrolment()
    lesson.activity()
    args = (event, lesson.question.key, lesson.chosen)
    return lesson.example(lambda user: learning.KeepResponse(user, *args))


@example_of("learning.finish_course")
def finish_course(stage: Stage) -> Example:
    enrolment = Lesson(stage).enrolment()
    Enrolment.objects.filter(pk=enrolment.pk).update(required=1, done=1)
    now = timezone.now()
    return Example(
        lambda user: learning.FinishCourse(enrolment, now, user=user), stage.learner, stage.outsider
    )


@example_of("learning.erase_learner")
def erase_learner(stage: Stage) -> Example:
    Lesson(stage).enrolment()
    return Example(
        lambda user: learning.EraseLearner(stage.learner, user=user), stage.learner, stage.outsider
    )


@example_of("learning.recount_course")
def recount_course(stage: Stage) -> Example:
    lesson = Lesson(stage)
    enrolment = lesson.enrolment()
    Enrolment.objects.filter(pk=enrolment.pk).update(required=99)
    return Example(lambda user: learning.RecountCourse(lesson.course.translation_key, user=user))


@example_of("learning.register_activities")
def register_activities(stage: Stage) -> Example:
    lesson = Lesson(stage)
    Activity.objects.filter(lesson_key=lesson.page.translation_key).delete()
    return Example(lambda user: learning.RegisterActivities(lesson.page, user=user))
