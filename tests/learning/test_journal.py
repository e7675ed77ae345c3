"""The journal is append-only, for every client of the database."""

from __future__ import annotations

import json

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import User
from accounts.personal_data import PersonalDataRegistry
from learning.actions import EraseLearner
from learning.models import ActivityState, Enrolment, Learner, ResponseEvent
from learning.personal_data import export
from tests.learning.conftest import School, answer

pytestmark = pytest.mark.django_db


def test_an_event_cannot_be_changed(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "eins")
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ResponseEvent.objects.update(correct=True)


def test_an_event_cannot_be_deleted(school: School, learner: User) -> None:
    event = answer(learner, school.quiz, school.single, "eins").event
    ActivityState.objects.all().delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        event.delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Enrolment.objects.all().delete()


def test_the_journal_cannot_be_emptied(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "eins")
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE learning_responseevent CASCADE")


def test_erasing_a_learner_erases_all_of_their_records_and_nobody_elses(
    school: School, learner: User, other_learner: User
) -> None:
    answer(learner, school.quiz, school.single, "eins")
    answer(other_learner, school.quiz, school.single, "zwei")
    EraseLearner(learner).execute()
    assert ResponseEvent.objects.get().enrolment.learner.user == other_learner
    assert Learner.objects.count() == Enrolment.objects.count() == 1


def test_deleting_an_account_erases_its_records(school: School, learner: User) -> None:
    answer(learner, school.quiz, school.single, "eins")
    learner.delete()
    assert not ResponseEvent.objects.exists()
    assert not Learner.objects.exists()


def test_the_export_holds_all_answers_of_a_person_and_nobody_elses(
    school: School, learner: User, other_learner: User
) -> None:
    answer(learner, school.quiz, school.single, "eins")
    answer(learner, school.quiz, school.single, "zwei")
    answer(other_learner, school.quiz, school.single, "zwei")
    (enrolment,) = json.loads(json.dumps(export(learner)))["enrolments"]
    assert enrolment["course"] == "Kurs kurs"
    assert [entry["correct"] for entry in enrolment["answers"]] == [False, True]
    assert enrolment["activities"][0]["tries"] == 2
    assert PersonalDataRegistry.parts["learning"].export is export
