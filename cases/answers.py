"""How far a case study answers the three questions: how many of the details asked have sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.schema import QUESTIONS, SCHEMA, Part
from cases.schema.facts import facts_of
from content.sources import sources_within

if TYPE_CHECKING:
    from cases.models import CaseStudyPage


@dataclass(frozen=True)
class Answer:
    """How many of the details that a question asks for have a source.

    `others` counts what is sourced beside them: it makes no answer complete, but begins one.
    """

    sourced: int
    asked: int
    others: int = 0

    @property
    def state(self) -> str:
        """“answered” with all of them, “partly” with some, else “unknown”."""
        if self.sourced == self.asked:
            return "answered"
        return "partly" if self.sourced or self.others else "unknown"


def answers_of(case: CaseStudyPage) -> dict[str, Answer]:
    """Return how far each question is answered."""
    return {str(part): answer_of(case, part) for part in QUESTIONS}


def answer_of(case: CaseStudyPage, part: Part) -> Answer:
    """Return how far the question of a part is answered."""
    facts = facts_of(case, part)
    sourced = {
        field.key: facts[field.key].is_sourced
        if field.is_fact
        else has_sources(getattr(case, field.key))
        for field in SCHEMA[part]
    }
    asked = [field.key for field in SCHEMA[part] if field.asked]
    given = sum(sourced[key] for key in asked)
    return Answer(given, len(asked), sum(sourced.values()) - given)


def has_sources(value: Any) -> bool:
    """Say whether a section, a list of adoptions rests on at least one source."""
    if isinstance(value, list):
        return bool(value)
    return next(sources_within(value), None) is not None
