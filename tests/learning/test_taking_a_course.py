"""A course from beginning to end in a browser without script."""

from __future__ import annotations

import re
import uuid
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from accounts.models import User
from learning.models import Enrolment, ResponseEvent
from learning.questions import Question
from tests.learning.conftest import School, answer, enrolment_of, keys_of, read

pytestmark = pytest.mark.django_db


def path_of(page: Any) -> str:
    return urlsplit(page.full_url).path


def card(content: str, number: int) -> str:
    """Return the markup of one question of a lesson."""
    return content.split(f'id="question-{number}"')[1].split('class="save-state')[0]


def send(client: Client, page: Any, number: int, question: Question, *texts: str) -> Any:
    """Fill in the form of a question as a browser does, and follow to the answer."""
    content = client.get(path_of(page)).content.decode()
    before, after = content.split(f'id="question-{number}"')[:2]
    action = re.findall(r'action="([^"]*)"', before + after.split(">")[0])[-1]
    (event,) = re.findall(r'name="event" value="([^"]*)"', card(content, number))
    data = {"event": event, "answer": [str(key) for key in keys_of(question, *texts)]}
    return client.post(action, data, follow=True)


def test_a_course_is_taken_to_its_end(school: School, learner: User, browser: Client) -> None:
    course = browser.get(path_of(school.course)).content.decode()
    assert "Kurs beginnen" in course
    assert "mit Lösung" in course
    browser.post(f"/de/learning/courses/{school.course.pk}/enrol/")
    send(browser, school.quiz, 1, school.single, "zwei")
    response = send(browser, school.quiz, 2, school.multiple, "rot", "grün")
    assert response.redirect_chain[-1][0].endswith("#question-2")
    read(learner, school.text)
    finished = browser.get(path_of(school.course)).content.decode()
    assert "Abgeschlossen am" in finished
    printed = browser.get(f"/de/learning/completed/{enrolment_of(learner).public_id}/")
    assert "Learner" in printed.content.decode()
    assert "3 von 3 Schritten" in printed.content.decode()


def test_a_wrong_answer_gets_feedback_and_hint_but_not_the_key(
    school: School, browser: Client
) -> None:
    content = send(browser, school.quiz, 1, school.single, "eins").content.decode()
    question = card(content, 1)
    assert "Zu eins" in question
    assert "Hinweis zu Welche Zahl?" in question
    assert "Zu zwei" not in question
    assert "Erklärung" not in question
    assert question.count("answer--") == 1 + question.count('id="answer--')
    assert "Lösung zeigen" not in question


def test_a_right_answer_gets_the_explanation_with_its_source(
    school: School, browser: Client
) -> None:
    question = card(send(browser, school.quiz, 1, school.single, "zwei").content.decode(), 1)
    assert "Erklärung zu Welche Zahl?" in question
    assert 'href="#source-1"' in question
    assert "Nächste Frage" in question


def test_after_two_wrong_answers_the_solution_can_be_shown(school: School, browser: Client) -> None:
    send(browser, school.quiz, 1, school.single, "eins")
    content = send(browser, school.quiz, 1, school.single, "drei").content.decode()
    (solution,) = re.findall(r'formaction="([^"]*)"', content)
    shown = browser.post(solution, {"event": str(uuid.uuid4())}, follow=True).content.decode()
    assert "Zu zwei" in card(shown, 1)
    assert "Die Lösung wurde gezeigt." in shown


def test_nothing_chosen_is_said_at_the_question(school: School, browser: Client) -> None:
    content = send(browser, school.quiz, 1, school.single).content.decode()
    assert "Bitte wählen Sie zuerst eine Antwort." in card(content, 1)
    assert not ResponseEvent.objects.exists()


def test_the_same_form_with_another_answer_is_a_conflict(school: School, browser: Client) -> None:
    url = f"/de/learning/lessons/{school.quiz.pk}/questions/{school.single.key}/answer/"
    event = str(uuid.uuid4())
    for text, status in (("eins", 302), ("eins", 302), ("zwei", 409)):
        (key,) = keys_of(school.single, text)
        assert browser.post(url, {"event": event, "answer": str(key)}).status_code == status
    assert ResponseEvent.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"event": "x"}, {"event": str(uuid.uuid4()), "answer": "x"}])
def test_odd_forms_are_bad_requests(school: School, browser: Client, data: dict[str, str]) -> None:
    url = f"/de/learning/lessons/{school.quiz.pk}/questions/{school.single.key}/answer/"
    assert browser.post(url, data).status_code == 400
    assert browser.get(url).status_code == 405


def test_an_answer_without_sign_in_is_kept_until_signed_in(
    school: School, learner: User, client: Client
) -> None:
    url = f"/de/learning/lessons/{school.quiz.pk}/questions/{school.single.key}/answer/"
    (key,) = keys_of(school.single, "zwei")
    data = {"event": str(uuid.uuid4()), "answer": str(key)}
    response = client.post(url, data)
    assert response["Location"].endswith("?next=/de/learning/unsent/")
    client.force_login(learner)
    content = client.get("/de/learning/unsent/").content.decode()
    assert "zwei" in content
    assert data["event"] in content
    client.post(url, data)
    assert enrolment_of(learner).done == 1
    assert client.get("/de/learning/unsent/")["Location"] == "/de/learning/"


def test_the_dashboard_leads_on(school: School, learner: User, browser: Client) -> None:
    assert "noch keinen Kurs begonnen" in browser.get("/de/learning/").content.decode()
    answer(learner, school.quiz, school.single, "zwei")
    content = browser.get("/de/learning/").content.decode()
    assert f"{path_of(school.quiz)}#question-2" in content
    assert "1 von 3 Schritten" in content


def test_a_reading_lesson_is_marked_as_read(school: School, learner: User, browser: Client) -> None:
    content = browser.get(path_of(school.text)).content.decode()
    (action,) = re.findall(r'action="([^"]*/read/)"', content)
    done = browser.post(action, {"event": str(uuid.uuid4())}, follow=True).content.decode()
    assert "Als gelesen markiert." in done
    assert Enrolment.objects.get().done == 1
