"""Questions as they stand in the body of a lesson, ready to be shown and graded."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from learning.blocks import QUESTION_KINDS, SINGLE_CHOICE

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

IDS_THAT_ARE_NO_UUID = uuid.UUID("5f1cf1f6-0d67-5c3e-8f0a-7c1a8f6f8f11")


def key_of(block_id: str | None) -> uuid.UUID:
    """Return the key of a block or of an answer; its id, or what always follows from its id."""
    try:
        return uuid.UUID(block_id or "")
    except ValueError:
        return uuid.uuid5(IDS_THAT_ARE_NO_UUID, block_id or "")


@dataclass(frozen=True)
class Option:
    key: uuid.UUID
    text: str
    correct: bool
    feedback: str


@dataclass(frozen=True)
class Question:
    """A question with its answers; key and answers have the same keys in all languages."""

    key: uuid.UUID
    kind: str
    prompt: str
    options: tuple[Option, ...]
    hint: str
    explanation: str
    sources: Iterable[Any]

    @property
    def single(self) -> bool:
        """Whether exactly one answer is to be chosen."""
        return self.kind == SINGLE_CHOICE

    @property
    def right_keys(self) -> frozenset[uuid.UUID]:
        return frozenset(option.key for option in self.options if option.correct)

    @property
    def keys(self) -> frozenset[uuid.UUID]:
        return frozenset(option.key for option in self.options)


def question_from(kind: str, block_id: str | None, value: Any) -> Question:
    options = tuple(
        Option(
            key=key_of(child.id),
            text=child.value["text"],
            correct=bool(child.value["correct"]),
            feedback=child.value["feedback"],
        )
        for child in value["options"].bound_blocks
    )
    return Question(
        key=key_of(block_id),
        kind=kind,
        prompt=value["prompt"],
        options=options,
        hint=value["hint"],
        explanation=value["explanation"],
        sources=value["sources"],
    )


def questions_of(body: StreamValue) -> list[Question]:
    """Return the questions of a lesson in their order."""
    return [
        question_from(child.block_type, child.id, child.value)
        for child in body
        if child.block_type in QUESTION_KINDS
    ]
