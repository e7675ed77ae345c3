"""Grades follow from question and choice alone."""

from __future__ import annotations

import uuid

import pytest

from learning.grading import InvalidChoiceError, grade
from learning.questions import Option, Question, key_of


def question(kind: str, *right: bool) -> Question:
    options = tuple(
        Option(uuid.uuid5(uuid.NAMESPACE_OID, str(number)), str(number), correct, "")
        for number, correct in enumerate(right)
    )
    return Question(uuid.uuid4(), kind, "?", options, "", "", ())


def chosen(entry: Question, *numbers: int) -> frozenset[uuid.UUID]:
    return frozenset(entry.options[number].key for number in numbers)


def test_the_one_right_answer_is_right() -> None:
    entry = question("single_choice", False, True)
    assert grade(entry, chosen(entry, 1)).correct
    assert not grade(entry, chosen(entry, 0)).correct


@pytest.mark.parametrize(
    ("numbers", "correct", "missing", "wrong"),
    [((0, 2), True, 0, 0), ((0,), False, 1, 0), ((0, 1, 2), False, 0, 1), ((1,), False, 2, 1)],
)
def test_several_right_answers_all_have_to_be_chosen(
    numbers: tuple[int, ...], correct: bool, missing: int, wrong: int
) -> None:
    entry = question("multiple_choice", True, False, True)
    result = grade(entry, chosen(entry, *numbers))
    assert (result.correct, result.missing, result.wrong) == (correct, missing, wrong)


def test_what_answers_nothing_is_not_graded() -> None:
    entry = question("single_choice", False, True)
    for choice in (frozenset(), chosen(entry, 0, 1), frozenset({uuid.uuid4()})):
        with pytest.raises(InvalidChoiceError):
            grade(entry, choice)


def test_a_block_id_that_is_no_uuid_always_gives_the_same_key() -> None:
    assert key_of("frage-1") == key_of("frage-1") != key_of("frage-2")
