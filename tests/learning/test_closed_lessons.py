"""What is restricted is named to nobody else; what a member may read, a member may answer."""

from __future__ import annotations

import uuid

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from accounts.models import User
from guidance.models import GuidancePage
from learning.models import LessonPage, ResponseEvent
from learning.questions import questions_of
from tests.factories.pages import make_guidance
from tests.learning.conftest import School, add_lesson, answer, enrolment_of, keys_of, read

pytestmark = pytest.mark.django_db
KINDS = ("login", "groups", "password")


def close(page: Page, kind: str = "login", *groups: Group) -> PageViewRestriction:
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="sesam"
    )
    restriction.groups.set(groups)
    return restriction


def let_in(client: Client, person: User, restriction: PageViewRestriction) -> None:
    """Sign in, join the groups and type the password."""
    client.force_login(person)
    person.groups.add(*restriction.groups.all())
    address = reverse(
        "wagtailcore_authenticate_with_password", args=[restriction.pk, restriction.page_id]
    )
    client.post(address, {"password": "sesam", "return_url": "/de/"})


def send(client: Client, lesson: LessonPage) -> int:
    question = questions_of(lesson.body)[0]
    address = reverse("answer_question", args=[lesson.pk, question.key])
    chosen = [str(key) for key in keys_of(question, "zwei")]
    return client.post(address, {"event": str(uuid.uuid4()), "answer": chosen}).status_code


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("closed", ["lesson", "course", "area"])
def test_who_may_read_a_lesson_may_answer_and_nobody_else_may(
    school: School, learner: User, other_learner: User, kind: str, closed: str
) -> None:
    page = {"lesson": school.quiz, "course": school.course, "area": school.area}[closed]
    restriction = close(page, kind, Group.objects.create(name="Mitglieder"))
    member, stranger = Client(), Client()
    let_in(member, learner, restriction)
    if kind != "login":
        stranger.force_login(other_learner)
    assert send(stranger, school.quiz) == 404
    assert not ResponseEvent.objects.exists()
    assert send(member, school.quiz) == 302
    page_of_lesson = member.get(school.quiz.url).content.decode()
    assert "Zu zwei" in page_of_lesson
    assert school.quiz.title in member.get(school.course.url).content.decode()
    assert school.quiz.title in page_of_lesson.partition("<aside")[2].partition("</aside>")[0]


def test_a_member_takes_a_restricted_course_to_its_end(school: School, learner: User) -> None:
    restriction = close(school.area, "groups", Group.objects.create(name="Mitglieder"))
    member = Client()
    let_in(member, learner, restriction)
    assert member.post(reverse("enrol", args=[school.course.pk])).status_code == 302
    assert enrolment_of(learner).required == 3
    assert send(member, school.quiz) == 302
    answer(learner, school.quiz, school.multiple, "rot", "grün")
    sent = {"event": str(uuid.uuid4())}
    member.post(reverse("mark_lesson_read", args=[school.text.pk]), sent)
    assert enrolment_of(learner).finished_at
    mine = member.get(reverse("my_learning")).content.decode()
    assert f'href="{school.course.url}"' in mine
    learner.groups.clear()
    assert f'href="{school.course.url}"' not in member.get(reverse("my_learning")).content.decode()


def test_restricted_lessons_are_named_to_nobody_else_in_any_language(
    translated: School, other_learner: User
) -> None:
    secret = add_lesson(translated.course, "geheim")
    LessonPage.objects.filter(pk=secret.pk).update(objective="Geheimes Ziel")
    close(secret, "groups", Group.objects.create(name="Mitglieder"))
    stranger = Client()
    stranger.force_login(other_learner)
    english = translated.english(translated.course)
    pages = [translated.course, translated.quiz, translated.text, translated.home]
    for client in (Client(), stranger):
        for page in (*pages, english, translated.english(translated.quiz)):
            assert "eheim" not in client.get(page.url).content.decode(), page.url
        assert "eheim" not in client.get("/en/learning/", follow=True).content.decode()


def test_a_course_that_only_another_language_keeps_closed_names_nothing_of_it(
    translated: School, learner: User
) -> None:
    close(translated.course)
    translated.english(translated.text).delete()
    english = translated.english(translated.course)
    shown = Client().get(english.url).content.decode()
    assert translated.text.title not in shown
    assert translated.english(translated.quiz).title in shown
    member = Client()
    member.force_login(learner)
    assert translated.text.title in member.get(translated.course.url).content.decode()


def test_nobody_has_to_do_a_lesson_that_is_not_open_to_all(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    restriction = close(school.text)
    assert enrolment_of(learner).required == 2
    restriction.delete()
    assert enrolment_of(learner).required == 3
    close(school.area)
    assert enrolment_of(learner).required == 3
    answer(learner, school.quiz, school.multiple, "rot", "grün")
    read(learner, school.text)
    assert enrolment_of(learner).finished_at


def test_restricted_guidance_is_named_only_to_its_readers(school: School, learner: User) -> None:
    guide: GuidancePage = make_guidance(school.area, title="Geheimer Leitfaden")
    LessonPage.objects.filter(pk=school.quiz.pk).update(guidance=guide)
    answer(learner, school.quiz, school.single, "zwei")
    restriction = close(guide, "groups", Group.objects.create(name="Mitglieder"))
    client = Client()
    client.force_login(learner)
    assert guide.title not in client.get(school.quiz.url).content.decode()
    let_in(client, learner, restriction)
    assert guide.title in client.get(school.quiz.url).content.decode()
