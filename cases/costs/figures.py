"""Sourced figures on costs, as the catalogue stores them with the case studies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cases.schema import Part
from cases.schema.facts import block_value
from catalogue.lists import Card

if TYPE_CHECKING:
    from cases.models import CaseStudyPage

COSTS = "costs"
ADOPTER, DEVELOPER, COMPARED = "uebernahme", "entwicklung", "vergleich"
SOURCE = ("url", "title", "as_of", "site")


@dataclass(frozen=True)
class Figure:
    """An amount in euros, or a range of two, with what it is for, who pays, and its sources."""

    case: str
    url: str
    kind: str
    low: int
    high: int
    basis: str
    note: str
    year: int | None
    payer: str
    sources: list[dict[str, Any]]

    @property
    def is_range(self) -> bool:
        return self.low != self.high


def stored_figures(page: CaseStudyPage) -> list[dict[str, Any]]:
    """Return the figures of a case study that have an amount and a source."""
    entries = block_value(page, Part.OPERATION).get("cost_basis") or ()
    return [stored(entry) for entry in entries if amounts_of(entry) and entry["sources"]]


def stored(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry as the catalogue stores it."""
    told = {name: entry.get(name) for name in ("kind", "basis", "note", "year", "payer")}
    return {
        **told,
        "amounts": amounts_of(entry),
        "sources": list(map(stored_source, entry["sources"])),
    }


def stored_source(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return a source with the day of reading as text."""
    day = source.get("read_on")
    return {
        **{name: source.get(name) or "" for name in SOURCE},
        "read_on": day.isoformat() if day else None,
    }


def amounts_of(entry: Mapping[str, Any]) -> list[int]:
    """Return the smallest and the largest amount; nothing where there is none above zero."""
    amounts = [entry.get(name) for name in ("amount", "amount_to")]
    known = sorted(amount for amount in amounts if isinstance(amount, int) and amount > 0)
    return [known[0], known[-1]] if known else []


def figures_of(cards: Iterable[Card]) -> list[Figure]:
    """Return the figures of case studies."""
    return [figure(card, each) for card in cards for each in card.extra.get(COSTS, ())]


def figure(card: Card, told: Mapping[str, Any]) -> Figure:
    """Return a stored figure."""
    low, high = told["amounts"]
    return Figure(
        case=card.title,
        url=card.url,
        kind=told["kind"] or "",
        low=low,
        high=high,
        basis=told["basis"] or "",
        note=told["note"] or "",
        year=told["year"],
        payer=told["payer"] or "",
        sources=[read_source(source) for source in told["sources"]],
    )


def read_source(source: Mapping[str, Any]) -> dict[str, Any]:
    """Return a stored source with the day of reading as a date."""
    day = source["read_on"]
    return {**source, "read_on": datetime.date.fromisoformat(day) if day else None}
