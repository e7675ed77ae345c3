"""The same answer sent twice at a time counts once, in real transactions of two connections."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, Site

from accounts.models import User
from learning.actions import ConflictingResponseError
from learning.models import Activity, Enrolment, ResponseEvent
from tests.learning.conftest import School, answer, build_school, enrolment_of, state_of


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[School]:
    """A school that other connections see, and that is gone afterwards."""
    with django_db_blocker.unblock():
        site = dict(Site.objects.values().get(is_default_site=True))
        school = build_school()
        yield school
        User.objects.filter(email__endswith="@threads.example").delete()
        Activity.objects.all().delete()
        Site.objects.filter(pk=site["id"]).update(**site)
        Page.objects.get(pk=school.home.pk).delete()
        connection.close()


@pytest.fixture
def person(committed: School) -> User:
    return User.objects.create_user("one@threads.example", "pass-word-1234")


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run jobs at the same time and return what they returned or raised."""
    barrier = threading.Barrier(len(jobs))
    results: list[object] = [None] * len(jobs)

    def run(number: int) -> None:
        barrier.wait()
        try:
            results[number] = jobs[number]()
        except ConflictingResponseError as error:
            results[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(len(jobs))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_duplicates_at_the_same_time_count_once(committed: School, person: User) -> None:
    event_id = uuid.uuid4()

    def send() -> object:
        return answer(person, committed.quiz, committed.single, "zwei", event_id=event_id).repeated

    assert sorted(map(bool, at_once(*[send] * 4))) == [False, True, True, True]
    assert (enrolment_of(person).done, state_of(person, committed.single).tries) == (1, 1)
    assert ResponseEvent.objects.count() == Enrolment.objects.count() == 1


def test_different_answers_at_the_same_time_are_all_kept(committed: School, person: User) -> None:
    texts = ("eins", "zwei", "drei")
    at_once(
        *[
            lambda text=text: answer(person, committed.quiz, committed.single, text)
            for text in texts
        ]
    )
    assert state_of(person, committed.single).tries == 3
    assert (enrolment_of(person).done, enrolment_of(person).last_sequence) == (1, 3)


def test_two_people_cannot_share_an_event_id(committed: School, person: User) -> None:
    other = User.objects.create_user("two@threads.example", "pass-word-1234")
    event_id = uuid.uuid4()
    results = at_once(
        *[
            lambda user=user: answer(
                user, committed.quiz, committed.single, "zwei", event_id=event_id
            )
            for user in (person, other)
        ]
    )
    assert sum(isinstance(result, ConflictingResponseError) for result in results) == 1
    assert ResponseEvent.objects.count() == 1
