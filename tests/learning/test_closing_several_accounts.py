"""An administrator deletes several accounts at once: as if each owner had done it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import ModelLogEntry

from accounts.models import User
from learning.models import Enrolment, Learner, ResponseEvent
from tests.learning.conftest import School, answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(school: School, learner: User, other_learner: User) -> list[User]:
    """A learner, a learner who has also edited, and somebody who does neither."""
    school.course.save_revision(user=other_learner)
    answer(learner, school.quiz, school.single, "eins")
    answer(other_learner, school.quiz, school.single, "zwei")
    return [learner, other_learner, User.objects.create_user("nobody@example.org", "pass-1234-x")]


@pytest.fixture
def admin_browser(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def close(client: Client, people: list[User]) -> None:
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "delete"])
    query = urlencode([("id", person.pk) for person in people])
    assert client.post(f"{address}?{query}").status_code == 302


def test_journals_go_and_pages_keep_an_author(
    admin_browser: Client, people: list[User], school: School
) -> None:
    learner, writer, nobody = people
    close(admin_browser, people)
    assert not User.objects.filter(pk__in=[learner.pk, nobody.pk]).exists()
    left = User.objects.get(pk=writer.pk)
    assert (left.name, left.is_active) == ("Gelöschtes Konto", False)
    assert school.course.revisions.get().user == left
    for model in (Learner, Enrolment, ResponseEvent):
        assert not model.objects.exists(), model


def test_the_journals_of_others_stay(
    admin_browser: Client, people: list[User], school: School
) -> None:
    learner, writer, nobody = people
    close(admin_browser, [learner, nobody])
    assert ResponseEvent.objects.get().enrolment.learner.user == writer


def test_the_history_names_who_did_it_and_nobody_who_is_gone(
    admin_browser: Client, people: list[User], administrator: User
) -> None:
    close(admin_browser, people)
    entries = ModelLogEntry.objects.filter(action="accounts.close_account")
    assert {entry.user for entry in entries} == {administrator}
    assert {entry.label for entry in entries} == {"Gelöschtes Konto"}
    assert len(entries) == len(people)
