"""What learners keep when editors take lessons down, and what editors are told before."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.actions.move_page import MovePageAction

from accounts.models import User
from learning.models import Activity, LessonPage, ResponseEvent
from tests.factories.pages import make_course, make_lesson
from tests.factories.people import make_administrator
from tests.factories.portal import Portal
from tests.learning.conftest import School, add_course, answer, enrolment_of, keys_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_german() -> Iterator[None]:
    with override("de"):
        yield


def almost_finish(school: School, user: User) -> None:
    answer(user, school.quiz, school.single, "zwei")
    answer(user, school.quiz, school.multiple, "rot", "grün")


@pytest.mark.parametrize("way", ["unpublish", "delete", "move"])
def test_nobody_finishes_because_a_lesson_is_taken_down(
    school: School, learner: User, way: str
) -> None:
    almost_finish(school, learner)
    if way == "unpublish":
        school.text.unpublish()
    elif way == "delete":
        school.text.delete()
    else:
        other = add_course(school.area, "anderer")
        MovePageAction(school.text, other, pos="last-child").execute(skip_permission_checks=True)
    enrolment = enrolment_of(learner)
    assert (enrolment.done, enrolment.required, enrolment.finished_at) == (2, 2, None)


def test_a_lesson_that_comes_back_has_to_be_done_as_before(school: School, learner: User) -> None:
    almost_finish(school, learner)
    school.text.unpublish()
    LessonPage.objects.get(pk=school.text.pk).save_revision().publish()
    enrolment = enrolment_of(learner)
    assert (enrolment.done, enrolment.required, enrolment.finished_at) == (2, 3, None)
    read(learner, school.text)
    assert enrolment_of(learner).finished_at


def test_who_has_nothing_left_to_do_can_finish(
    school: School, learner: User, browser: Client
) -> None:
    almost_finish(school, learner)
    address = reverse("finish_course", args=[enrolment_of(learner).public_id])
    assert address not in browser.get(school.course.url).content.decode()
    browser.post(address)
    assert enrolment_of(learner).finished_at is None
    school.text.delete()
    for page in (school.course.url, reverse("my_learning")):
        assert address in browser.get(page).content.decode(), page
    answered = browser.post(address, follow=True)
    assert "Lektion quiz" in answered.content.decode()
    assert enrolment_of(learner).finished_at


def test_nobody_finishes_the_course_of_another(
    school: School, learner: User, other_learner: User
) -> None:
    almost_finish(school, learner)
    school.text.delete()
    stranger = Client()
    stranger.force_login(other_learner)
    address = reverse("finish_course", args=[enrolment_of(learner).public_id])
    assert stranger.post(address).status_code == 404
    assert Client().post(address).status_code == 302
    assert stranger.get(address).status_code == 405
    assert enrolment_of(learner).finished_at is None


def test_the_sheet_lists_what_was_finished_whatever_comes_later(
    translated: School, learner: User, browser: Client
) -> None:
    almost_finish(translated, learner)
    read(learner, translated.text)
    sheet = reverse("course_completed", args=[enrolment_of(learner).public_id])
    translated.text.delete()
    translated.quiz.title = "Anders"
    translated.quiz.save_revision().publish()
    german = browser.get(sheet).content.decode()
    assert "Lektion quiz" in german
    assert "Lektion text" in german
    assert "Anders" not in german
    english = browser.get(sheet.replace("/de/", "/en/")).content.decode()
    assert "Lektion quiz (en)" in english


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_an_answer_to_a_lesson_that_was_taken_down_is_kept(
    school: School, learner: User, browser: Client, way: str
) -> None:
    school.quiz.save_revision().publish()
    read(learner, school.text)
    address = reverse("answer_question", args=[school.quiz.pk, school.single.key])
    chosen = keys_of(school.single, "zwei")
    event_id = str(uuid.uuid4())
    sent = {"event": event_id, "answer": [str(key) for key in chosen]}
    if way == "unpublish":
        school.quiz.unpublish()
    else:
        school.quiz.delete()
    for _time in range(2):
        answered = browser.post(address, sent)
        assert answered.status_code == 410
        assert "Ihre Antwort ist in Ihrem Konto gespeichert" in answered.content.decode()
    event = ResponseEvent.objects.get(event_id=event_id)
    assert (frozenset(event.chosen), event.correct) == (chosen, None)
    assert enrolment_of(learner).done == 1


def test_a_lesson_that_was_never_there_keeps_nothing(
    school: School, learner: User, browser: Client
) -> None:
    sent = {"event": str(uuid.uuid4()), "answer": [str(uuid.uuid4())]}
    address = reverse("answer_question", args=[999999, uuid.uuid4()])
    assert browser.post(address, sent).status_code == 404
    assert Client().post(address, sent).status_code == 404
    assert not ResponseEvent.objects.exists()


def test_publishing_a_lesson_registers_its_questions_once(school: School) -> None:
    for _time in range(2):
        school.quiz.save_revision().publish()
    assert Activity.objects.filter(lesson_key=school.quiz.translation_key).count() == 2


@pytest.mark.parametrize("action", ["delete", "unpublish"])
def test_editors_are_told_who_learns_before_they_take_something_down(
    translated: School, learner: User, action: str
) -> None:
    answer(learner, translated.quiz, translated.single, "zwei")
    editor = Client()
    editor.force_login(make_administrator())
    silent = []
    for page in (translated.quiz, translated.course):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        for address in (
            reverse(f"wagtailadmin_pages:{action}", args=[page.pk]),
            f"{bulk}?id={page.pk}",
        ):
            text = editor.get(address).content.decode()
            if "1 Person belegt diesen Kurs gerade" not in text or "Englisch" not in text:
                silent.append(address)
    assert silent == []


def test_editors_are_told_who_learns_before_they_move_a_lesson_away(
    school: School, learner: User
) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    other = add_course(school.area, "anderer")
    editor = Client()
    editor.force_login(make_administrator())
    told = "1 Person belegt diesen Kurs gerade"
    for page, target, is_told in (
        (school.quiz, other, True),
        (school.quiz, school.course, False),
        (school.course, school.area, False),
    ):
        address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
        assert (told in editor.get(address).content.decode()) is is_told, address


def test_a_publisher_deletes_a_course_with_its_lessons_but_not_the_area(
    portal: Portal, bavarian_editor: User
) -> None:
    area = portal.area("by")
    course = make_course(area)
    make_lesson(course)
    assert course.permissions_for_user(bavarian_editor).can_delete()
    assert not area.permissions_for_user(bavarian_editor).can_delete()
