"""An answer counts once, however often it arrives."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from learning.actions import ConflictingResponseError, Enrol
from learning.course_structure import structure_of
from learning.models import Enrolment, ResponseEvent
from tests.learning.conftest import School, answer, enrolment_of, state_of

pytestmark = pytest.mark.django_db

CEILING = 35


def test_the_same_event_again_returns_the_first_result(school: School, learner: User) -> None:
    event_id = uuid.uuid4()
    first = answer(learner, school.quiz, school.single, "eins", event_id=event_id)
    again = answer(learner, school.quiz, school.single, "eins", event_id=event_id)
    assert (first.event.pk, first.repeated) == (again.event.pk, False)
    assert again.repeated
    assert state_of(learner, school.single).tries == 1
    assert enrolment_of(learner).last_sequence == 1


def test_the_same_event_with_other_content_is_refused(school: School, learner: User) -> None:
    event_id = uuid.uuid4()
    answer(learner, school.quiz, school.single, "eins", event_id=event_id)
    with pytest.raises(ConflictingResponseError):
        answer(learner, school.quiz, school.single, "zwei", event_id=event_id)
    assert not state_of(learner, school.single).completed
    assert ResponseEvent.objects.count() == 1


def test_nobody_can_take_the_event_of_another(
    school: School, learner: User, other_learner: User
) -> None:
    event_id = uuid.uuid4()
    answer(learner, school.quiz, school.single, "zwei", event_id=event_id)
    with pytest.raises(ConflictingResponseError):
        answer(other_learner, school.quiz, school.single, "zwei", event_id=event_id)
    assert not Enrolment.objects.filter(learner__user=other_learner).exists()


def test_enrolling_twice_is_enrolling_once(school: School, learner: User) -> None:
    key = school.course.translation_key
    structure = structure_of(key, "de")
    first = Enrol(learner, key, structure).execute()
    assert Enrol(learner, key, structure).execute() == first
    assert (first.done, first.required) == (0, 3)


def test_events_of_an_enrolment_are_numbered_in_their_order(school: School, learner: User) -> None:
    for text in ("eins", "drei", "zwei"):
        answer(learner, school.quiz, school.single, text)
    events = ResponseEvent.objects.order_by("sequence")
    assert [(event.sequence, event.correct) for event in events] == [
        (1, False),
        (2, False),
        (3, True),
    ]


def test_an_answer_needs_few_statements(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "eins")
    with CaptureQueriesContext(connection) as captured:
        answer(learner, school.quiz, school.single, "zwei")
    assert len(captured) <= CEILING
