"""Editors cannot publish a question that nobody could answer, and learn what is wrong with it."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.blocks.struct_block import StructBlockValidationError

from learning.blocks import MultipleChoiceBlock, QuestionBlock, SingleChoiceBlock
from tests.factories.streams import SOURCE


def value(**options: bool) -> dict[str, Any]:
    answers = [
        {"text": text, "correct": right, "feedback": "Darum."} for text, right in options.items()
    ]
    return {
        "prompt": "Was?",
        "options": answers,
        "hint": "Fast.",
        "explanation": "So.",
        "sources": [SOURCE],
    }


def problem(block: QuestionBlock, entry: dict[str, Any]) -> str:
    with pytest.raises(StructBlockValidationError) as refusal:
        block.clean(block.normalize(entry))
    return str(refusal.value.block_errors["options"])


@pytest.mark.parametrize(
    ("block", "options", "message"),
    [
        (SingleChoiceBlock(), {"a": False, "b": False}, "Markieren Sie genau eine"),
        (SingleChoiceBlock(), {"a": True, "b": True}, "2 Antworten sind als richtig markiert"),
        (MultipleChoiceBlock(), {"a": False, "b": False}, "Markieren Sie mindestens eine"),
        (SingleChoiceBlock(), {"a": True, "A ": False}, "denselben Text"),
    ],
)
def test_the_message_names_the_problem(
    block: QuestionBlock, options: dict[str, bool], message: str
) -> None:
    assert message in problem(block, value(**options))


def test_one_answer_alone_is_no_choice() -> None:
    with pytest.raises(StructBlockValidationError):
        SingleChoiceBlock().clean(SingleChoiceBlock().normalize(value(a=True)))


@pytest.mark.parametrize(
    ("block", "options"),
    [
        (SingleChoiceBlock(), {"a": True, "b": False}),
        (MultipleChoiceBlock(), {"a": True, "b": True, "c": False}),
    ],
)
def test_a_sound_question_is_accepted(block: QuestionBlock, options: dict[str, bool]) -> None:
    assert block.clean(block.normalize(value(**options)))["prompt"] == "Was?"


@pytest.mark.parametrize("block", [SingleChoiceBlock(), MultipleChoiceBlock()])
def test_the_preview_shows_the_question_without_its_key(block: QuestionBlock) -> None:
    html = block.render(block.normalize(block.meta.preview_value))
    assert "Was prüfen Sie zuerst?" in html
    assert "Ohne Bedarf" not in html
