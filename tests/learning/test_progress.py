"""Progress only rises, is one for all languages, and leads to the end of the course."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from accounts.models import User
from learning.actions import RefusedResponseError, ShowSolution
from learning.course_structure import structure_of
from learning.models import Activity, ActivityState, LessonPage, ResponseEvent
from learning.progress import progress_in
from learning.questions import questions_of
from tests.factories.streams import question
from tests.learning.conftest import (
    School,
    add_lesson,
    answer,
    enrolment_of,
    read,
    state_of,
)

pytestmark = pytest.mark.django_db


def finish(school: School, user: User) -> None:
    answer(user, school.quiz, school.single, "zwei")
    answer(user, school.quiz, school.multiple, "rot", "grün")
    read(user, school.text)


def test_a_wrong_answer_after_a_right_one_takes_nothing_away(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    completed_at = state_of(learner, school.single).first_completed_at
    answer(learner, school.quiz, school.single, "eins")
    state = state_of(learner, school.single)
    assert state.completed
    assert (state.best_correct, state.last_correct) == (True, False)
    assert state.first_completed_at == completed_at
    assert enrolment_of(learner).done == 1


def test_a_state_agrees_with_the_journal(school: School, learner: User) -> None:
    for text in ("eins", "zwei", "drei"):
        answer(learner, school.quiz, school.single, text)
    events = list(ResponseEvent.objects.order_by("sequence"))
    state = state_of(learner, school.single)
    assert state.tries == len(events)
    assert state.last_event == events[-1]
    assert state.first_completed_at == events[1].received_at


def test_the_course_is_finished_when_all_is_done(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    answer(learner, school.quiz, school.multiple, "rot", "grün")
    assert enrolment_of(learner).finished_at is None
    read(learner, school.text)
    enrolment = enrolment_of(learner)
    assert (enrolment.done, enrolment.required) == (3, 3)
    assert enrolment.finished_at is not None


def test_the_solution_is_open_after_two_wrong_tries(school: School, learner: User) -> None:
    def show() -> None:
        ShowSolution(learner, school.quiz, uuid.uuid4(), school.single.key).execute()

    answer(learner, school.quiz, school.single, "eins")
    with pytest.raises(RefusedResponseError):
        show()
    answer(learner, school.quiz, school.single, "drei")
    show()
    state = state_of(learner, school.single)
    assert state.completed
    assert state.with_solution
    assert not state.best_correct


def test_progress_is_one_for_both_languages(translated: School, learner: User) -> None:
    english = translated.english(translated.quiz)
    assert questions_of(english.body)[0].key == translated.single.key
    answer(learner, english, translated.single, "zwei")
    answer(learner, translated.quiz, translated.multiple, "rot", "grün")
    assert enrolment_of(learner).done == 2
    assert list(ResponseEvent.objects.order_by("sequence").values_list("locale", flat=True)) == [
        "en",
        "de",
    ]
    assert Activity.objects.count() == 2


def test_a_translation_without_a_question_is_replaced_by_the_original(
    translated: School,
) -> None:
    english: LessonPage = translated.english(translated.quiz)
    del english.body[2]
    english.save()
    structure = structure_of(translated.course.translation_key, "en")
    assert structure is not None
    assert [lesson.page.locale.language_code for lesson in structure.lessons] == ["de", "en"]
    assert len(structure.activities) == 3


def test_learning_goes_on_where_it_stopped(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.multiple, "blau")
    structure = structure_of(school.course.translation_key, "de")
    assert structure is not None
    point = progress_in(learner, school.course.translation_key).resume_point(structure)
    assert point is not None
    assert (point.lesson.page.pk, point.question) == (school.quiz.pk, 2)
    answer(learner, school.quiz, school.multiple, "rot", "grün")
    point = progress_in(learner, school.course.translation_key).resume_point(structure)
    assert point is not None
    assert (point.lesson.page.pk, point.question) == (school.text.pk, None)


def test_who_has_finished_stays_finished_when_a_lesson_is_added(
    school: School, learner: User, other_learner: User
) -> None:
    finish(school, learner)
    answer(other_learner, school.quiz, school.single, "zwei")
    finished_at = enrolment_of(learner).finished_at
    lesson = add_lesson(
        school.course,
        "neu",
        question("single_choice", "Neu?", {"ja": True, "nein": False}),
    )
    lesson.save_revision().publish()
    assert enrolment_of(learner).finished_at == finished_at
    assert (enrolment_of(other_learner).done, enrolment_of(other_learner).required) == (1, 4)


def test_deleting_pages_keeps_the_records(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    answer(learner, school.quiz, school.multiple, "rot", "grün")
    school.text.delete()
    school.course.delete()
    assert ResponseEvent.objects.count() == 2
    assert ActivityState.objects.completed().count() == 2


def test_the_course_whose_page_is_gone_still_stands_on_the_dashboard(
    school: School, learner: User, browser: Client
) -> None:
    finish(school, learner)
    school.course.delete()
    content = browser.get("/de/learning/").content.decode()
    assert "Kurs kurs" in content
