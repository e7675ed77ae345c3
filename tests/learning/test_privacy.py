"""Records belong to one person: strangers see nothing, and no cache keeps them."""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from learning.models import Enrolment
from learning.questions import questions_of
from portal.page_cache import page_memory
from tests.factories.streams import question
from tests.learning.conftest import (
    School,
    add_course,
    add_lesson,
    answer,
    read,
)

pytestmark = pytest.mark.django_db
CEILING = 15


def finish(school: School, user: User) -> Enrolment:
    answer(user, school.quiz, school.single, "zwei")
    answer(user, school.quiz, school.multiple, "rot", "grün")
    read(user, school.text)
    return Enrolment.objects.get(learner__user=user)


def paths(school: School) -> list[str]:
    return [urlsplit(page.full_url).path for page in (school.course, school.quiz, school.text)]


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as context:
        assert client.get(path, headers={"cache-control": "no-cache"}).status_code == 200
    return len(context)


def test_the_completed_page_is_there_for_its_learner_alone(
    school: School, learner: User, other_learner: User, client: Client
) -> None:
    url = f"/de/learning/completed/{finish(school, learner).public_id}/"
    assert "/account/login/" in client.get(url)["Location"]
    client.force_login(other_learner)
    assert client.get(url).status_code == 404
    client.force_login(learner)
    assert client.get(url).status_code == 200


def test_an_unfinished_course_has_no_completed_page(
    school: School, learner: User, browser: Client
) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    enrolment = Enrolment.objects.get()
    assert browser.get(f"/de/learning/completed/{enrolment.public_id}/").status_code == 404
    assert browser.get(f"/de/learning/completed/{uuid.uuid4()}/").status_code == 404


def test_the_dashboard_asks_to_sign_in(school: School, client: Client) -> None:
    response = client.get("/de/learning/")
    assert response.status_code == 302
    assert response["Location"] == "/account/login/?next=/de/learning/"


def test_pages_with_personal_data_are_kept_by_no_cache(school: School, browser: Client) -> None:
    for path in [*paths(school), "/de/learning/"]:
        control = browser.get(path)["Cache-Control"]
        assert "private" in control
        assert "no-store" in control


def test_anonymous_pages_set_no_cookie_and_may_be_cached(school: School, client: Client) -> None:
    for path in paths(school):
        response = client.get(path)
        assert not response.cookies
        assert "public" in response["Cache-Control"]
        assert "csrfmiddlewaretoken" not in response.content.decode()


def test_anonymous_readers_see_questions_but_no_key(school: School, client: Client) -> None:
    content = client.get(paths(school)[1]).content.decode()
    assert "Welche Zahl?" in content
    assert "Zum Antworten anmelden" in content
    assert "Erklärung zu" not in content
    assert "Zu zwei" not in content


def test_anonymous_pages_need_few_queries_however_many_lessons(
    school: School, client: Client
) -> None:
    before = [queries_uncached(client, path) for path in paths(school)]
    for number in range(6):
        block = question("single_choice", "Noch eine?", {"ja": True, "nein": False})
        add_lesson(school.course, f"mehr-{number}", block)
    after = [queries_uncached(client, path) for path in paths(school)]
    assert max(after) <= CEILING
    assert after == before


def queries_uncached(client: Client, path: str) -> int:
    """Count what the page itself asks for; the page cache looks for changes once a second."""
    client.get(path)
    page_memory.clear()
    with CaptureQueriesContext(connection) as context:
        assert client.get(path).status_code == 200
    return sum("content_publicationmark" not in query["sql"] for query in context)


def test_the_dashboard_needs_the_same_queries_for_many_courses(
    school: School, learner: User, browser: Client
) -> None:
    answer(learner, school.quiz, school.single, "zwei")
    before = queries(browser, "/de/learning/")
    for number in range(5):
        course = add_course(school.area, f"kurs-{number}")
        block = question("single_choice", "Noch eine?", {"ja": True, "nein": False})
        lesson = add_lesson(course, "quiz", block)
        if number % 2:
            answer(learner, lesson, questions_of(lesson.body)[0], "ja")
    assert queries(browser, "/de/learning/") == before
