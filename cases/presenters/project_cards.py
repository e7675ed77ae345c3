"""How model projects look in lists and on maps."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from catalogue.lists import Card
from taxonomy.geography import Point


@dataclass(frozen=True)
class Member:
    """A municipality or district that carries a project, with its point where that is known."""

    key: str
    point: Point | None


@dataclass(frozen=True)
class ProjectCard:
    """A model project as an entry of a list."""

    pk: int
    title: str
    name: str
    slug: str
    url: str
    statement: str
    cohort: int
    land_keys: list[str]
    is_region: bool
    population: int | None
    population_date: datetime.date | None
    point: Point | None
    members: list[Member]


def project_cards(cards: Iterable[Card]) -> list[ProjectCard]:
    return [project_card(card) for card in cards]


def project_card(card: Card) -> ProjectCard:
    extra = card.extra
    day = extra["population_date"]
    return ProjectCard(
        pk=card.object_id,
        title=card.title,
        name=extra["name"],
        slug=extra["slug"],
        url=card.url,
        statement=card.summary,
        cohort=extra["cohort"],
        land_keys=card.values("land"),
        is_region=extra["is_region"],
        population=extra["population"],
        population_date=datetime.date.fromisoformat(day) if day else None,
        point=point_of(extra["point"]),
        members=[Member(key, point_of(point)) for key, point in extra["members"]],
    )


def point_of(data: list[float] | None) -> Point | None:
    return Point(*data) if data else None
