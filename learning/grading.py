"""Grading: pure functions from a question and a choice to a grade; the same input, same grade."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from learning.questions import Question

TRIES_BEFORE_SOLUTION = 2


class InvalidChoiceError(ValueError):
    """The choice cannot be graded: nothing, too much, or no answer of the question is chosen."""


@dataclass(frozen=True)
class Grade:
    """What a choice is worth; a question is answered right when all right answers are chosen."""

    correct: bool
    right: int
    wrong: int
    missing: int


def grade(question: Question, chosen: frozenset[uuid.UUID]) -> Grade:
    """Return the grade of a choice; InvalidChoiceError where it answers nothing."""
    if not chosen:
        raise InvalidChoiceError("nothing chosen")
    if question.single and len(chosen) > 1:
        raise InvalidChoiceError("one answer expected")
    if not chosen <= question.keys:
        raise InvalidChoiceError("no answer of this question")
    key = question.right_keys
    return Grade(
        correct=chosen == key,
        right=len(chosen & key),
        wrong=len(chosen - key),
        missing=len(key - chosen),
    )
