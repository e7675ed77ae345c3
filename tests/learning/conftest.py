"""A small school: a course of two lessons in German and English, and people who take it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Page, Site

from accounts.models import User
from home.models import HomePage, TeamPage
from learning.actions import AnswerQuestion, MarkLessonRead
from learning.actions.record_response import RecordedResponse
from learning.models import ActivityState, CoursePage, Enrolment, LessonPage
from learning.questions import Question, questions_of
from tests.factories.pages import make_course, make_lesson
from tests.factories.streams import Raw, question, statement

SINGLE = {"eins": False, "zwei": True, "drei": False}
MULTIPLE = {"rot": True, "blau": False, "grün": True}


def add_lesson(course: CoursePage, slug: str, *questions: Raw) -> LessonPage:
    body = [statement(), *questions]
    lesson = make_lesson(course, title=f"Lektion {slug}", slug=slug, body=body)
    return LessonPage.objects.get(pk=lesson.pk)


def add_course(area: TeamPage, slug: str) -> CoursePage:
    return make_course(area, title=f"Kurs {slug}", slug=slug)


@dataclass
class School:
    """What the tests of this room play with."""

    home: HomePage
    area: TeamPage
    course: CoursePage
    quiz: LessonPage
    text: LessonPage

    @property
    def single(self) -> Question:
        return questions_of(self.quiz.body)[0]

    @property
    def multiple(self) -> Question:
        return questions_of(self.quiz.body)[1]

    def english(self, page: Page) -> Any:
        return page.specific_class.objects.get(
            translation_key=page.translation_key, locale__language_code="en"
        )


@pytest.fixture
def school(db: None) -> School:
    return build_school()


def build_school() -> School:
    root = Page.objects.get(depth=1)
    german = Locale.objects.get(language_code="de")
    home = HomePage(title="Start", slug="start-de", question="Was?", locale=german)
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": home}
    )
    area = TeamPage(title="Bund", slug="bund")
    home.add_child(instance=area)
    course = add_course(area, "kurs")
    quiz = add_lesson(
        course,
        "quiz",
        question("single_choice", "Welche Zahl?", SINGLE),
        question("multiple_choice", "Welche Farben?", MULTIPLE),
    )
    text = add_lesson(course, "text")
    return School(home, area, course, quiz, text)


@pytest.fixture
def translated(school: School) -> School:
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in (school.home, school.area, school.course, school.quiz, school.text):
        copy = page.copy_for_translation(english)
        copy.title = f"{page.title} (en)"
        copy.live = True
        copy.save()
    return school


@pytest.fixture
def browser(learner: User) -> Iterator[Client]:
    client = Client()
    client.force_login(learner)
    yield client


def keys_of(question: Question, *texts: str) -> frozenset[uuid.UUID]:
    return frozenset(option.key for option in question.options if option.text in texts)


def answer(
    user: User,
    lesson: LessonPage,
    question: Question,
    *texts: str,
    event_id: uuid.UUID | None = None,
) -> RecordedResponse:
    chosen = keys_of(question, *texts)
    event_id = event_id or uuid.uuid4()
    return AnswerQuestion(user, lesson, event_id, question.key, chosen).execute()


def read(user: User, lesson: LessonPage) -> RecordedResponse:
    return MarkLessonRead(user, lesson, uuid.uuid4()).execute()


def enrolment_of(user: User) -> Enrolment:
    return Enrolment.objects.get(learner__user=user)


def state_of(user: User, question: Question) -> ActivityState:
    return ActivityState.objects.get(enrolment__learner__user=user, activity__block_id=question.key)
