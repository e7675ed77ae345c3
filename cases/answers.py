"""How far a case study answers the three questions: how many of the details asked have sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from content.sources import sources_within

if TYPE_CHECKING:
    from cases.models import CaseStudyPage

# For each question the sections and the facts that answer it.
DETAILS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "transfer": (("transfer", "adoptions"), ("software_licence", "repository")),
    "operation": (
        ("operation",),
        ("operator", "legal_form", "cost_setup", "cost_year", "funding"),
    ),
    "data": (("data",), ("data_licence", "personal_data")),
}


@dataclass(frozen=True)
class Answer:
    """How many of the details that a question asks for have a source."""

    sourced: int
    asked: int

    @property
    def state(self) -> str:
        """“answered” with all of them, “partly” with some, else “unknown”."""
        if self.sourced == self.asked:
            return "answered"
        return "partly" if self.sourced else "unknown"


def answers_of(case: CaseStudyPage) -> dict[str, Answer]:
    """Return how far each question is answered."""
    kinds = {fact.value["kind"] for fact in case.facts if has_sources(fact.value)}
    return {
        question: Answer(
            sourced=sum(has_sources(getattr(case, name)) for name in sections)
            + len(kinds.intersection(facts)),
            asked=len(sections) + len(facts),
        )
        for question, (sections, facts) in DETAILS.items()
    }


def has_sources(value: Any) -> bool:
    """Say whether a section, a fact or a list of adoptions rests on at least one source."""
    if isinstance(value, list):
        return bool(value)
    return next(sources_within(value), None) is not None
