"""Case studies as lists show them for a town: with their points and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cases.presenters.cards import CaseCard, case_cards
from cases.towns.facts import TownFacts
from cases.towns.fit import Reason, reasons_for, score_line
from catalogue.lists import Card


@dataclass(frozen=True)
class FittingCase:
    """A case study with how many points it meets for the town, and all reasons."""

    case: CaseCard
    score: str
    reasons: list[Reason]


def fitting_cases(cards: Sequence[Card], town: TownFacts) -> list[FittingCase]:
    return [
        FittingCase(case, score_line(reasons), reasons)
        for card, case in zip(cards, case_cards(cards), strict=True)
        for reasons in [reasons_for(card, town)]
    ]
