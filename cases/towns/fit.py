"""How well a case study fits a town: points that weigh the same, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.towns.facts import ADOPTED, AREA, SIZE, TownFacts, area_labels, other_tokens
from catalogue.facets import LAND, token
from catalogue.fit import Fit, FitPoint
from catalogue.lists import Card
from taxonomy.geography import Point, distance_km
from taxonomy.laender import ISO_CODES, land_name

NEAR_KM = 100


class State(Enum):
    """How a point stands; “to clarify” can be found out, “unknown” is what no source says."""

    MET = "met"
    CLARIFY = "clarify"
    UNMET = "unmet"
    UNKNOWN = "unknown"


ORDER = list(State)


@dataclass(frozen=True)
class Reason:
    """A point with its state, in words."""

    state: State
    text: str


def fit_for(town: TownFacts, sizes: Sequence[str]) -> Fit:
    """Return by what case studies are ordered for a town; `sizes` are the codes of all classes."""
    points = [FitPoint(met=(token(ADOPTED, "yes"),))]
    if town.size:
        own = town.size.code
        points.append(FitPoint((token(SIZE, own),), other_tokens(SIZE, own, sizes)))
    if town.area:
        areas = list(area_labels())
        points.append(FitPoint((token(AREA, town.area),), other_tokens(AREA, town.area, areas)))
    land = town.unit.land_key
    points.append(
        FitPoint((token(LAND.name, land),), other_tokens(LAND.name, land, list(ISO_CODES)))
    )
    return Fit(points, town.unit.point, NEAR_KM)


def reasons_for(card: Card, town: TownFacts) -> list[Reason]:
    """Return all points of a case study for a town: met, to clarify, not met, unknown."""
    reasons = [
        size_reason(card, town),
        area_reason(card, town),
        adoption_reason(card),
        land_reason(card, town),
        distance_reason(card, town),
    ]
    return sorted(reasons, key=lambda reason: ORDER.index(reason.state))


def score_line(reasons: Sequence[Reason]) -> str:
    """Return “4 of 6 points met”."""
    met = sum(reason.state is State.MET for reason in reasons)
    return _("%(met)d of %(all)d points met") % {"met": met, "all": len(reasons)}


def size_reason(card: Card, town: TownFacts) -> Reason:
    there = card.values(SIZE)
    if not there or town.size is None:
        return Reason(State.UNKNOWN, _("size class"))
    people = [population_text(place) for place in card.extra["towns"] if place[1] is not None]
    detail = f": {people[0]}" if len(people) == 1 else ""
    if town.size.code in there:
        return Reason(State.MET, _("same size class") + detail)
    return Reason(State.UNMET, _("other size class") + detail)


def population_text(place: Sequence[Any]) -> str:
    """Return “11.118 inhabitants” for a place of a card."""
    number = number_format(place[1], force_grouping=True)
    return _("%(number)s inhabitants") % {"number": number}


def area_reason(card: Card, town: TownFacts) -> Reason:
    there, labels = card.values(AREA), area_labels()
    if not there or not town.area:
        return Reason(State.UNKNOWN, _("kind of settlement"))
    if town.area in there:
        text = _("same kind of settlement: %(area)s") % {"area": labels[town.area]}
        return Reason(State.MET, text)
    text = _("other kind of settlement: %(area)s") % {"area": labels[there[0]]}
    return Reason(State.UNMET, text)


def adoption_reason(card: Card) -> Reason:
    places = card.extra["reused_by"]
    if not card.values(ADOPTED):
        return Reason(State.UNKNOWN, _("whether anybody has adopted it"))
    if len(places) == 1:
        return Reason(State.MET, _("adopted by %(place)s") % {"place": places[0]})
    text = _("adopted by %(number)d others, for example %(place)s")
    return Reason(State.MET, text % {"number": len(places), "place": places[0]})


def land_reason(card: Card, town: TownFacts) -> Reason:
    there = card.values(LAND.name)
    if not there:
        return Reason(State.UNKNOWN, _("State (Land)"))
    if town.unit.land_key in there:
        return Reason(State.MET, _("same state"))
    return Reason(State.UNMET, _("other state: %(land)s") % {"land": land_name(there[0])})


def distance_reason(card: Card, town: TownFacts) -> Reason:
    kilometres = distance_to(card, town.unit.point)
    if kilometres is None:
        return Reason(State.UNKNOWN, _("distance"))
    text = _("%(number)s km away") % {"number": number_format(round(kilometres))}
    return Reason(State.MET if kilometres <= NEAR_KM else State.UNMET, text)


def distance_to(card: Card, point: Point | None) -> float | None:
    """Return the distance as the crow flies; None where one of both places is not known."""
    return distance_km(point, card.point) if point and card.point else None
