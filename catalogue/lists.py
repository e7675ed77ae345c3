"""The one way to list entries: filter, counts, order and one page of cards in one statement."""

from __future__ import annotations

import datetime
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.http import QueryDict
from django.utils.dateparse import parse_datetime

from catalogue.facets import (
    Chip,
    Facet,
    FacetGroup,
    NamedFacet,
    chips_of,
    choices_of,
    facet_groups,
    token,
    values_of,
)
from catalogue.fit import Fit
from catalogue.statements import FOLDER, with_readable
from content.pagination import Pager, paginate
from taxonomy.geography import Point

# Orders, as SQL has them.
NEWEST = "published_at DESC NULLS LAST, object_id DESC"
BY_ORDER = "rank, sort_key, object_id"
BY_TITLE = "sort_key, object_id"
BEST_FOUND = "array_position(%(found)s::bigint[], id)"
STATEMENT = with_readable(FOLDER / "list.sql")
LAST_PAGE = 1_000_000
ALL = 100_000


@dataclass(frozen=True)
class Card:
    """An entry as lists get it; `extra` is what its source adds for its own lists."""

    object_id: int
    locale: str
    kind: str
    title: str
    summary: str
    url: str
    facets: tuple[str, ...]
    extra: Mapping[str, Any]
    team_id: int | None
    translation_key: uuid.UUID | None
    checked_on: datetime.date | None
    read_on: datetime.date | None
    published_at: datetime.datetime | None
    changed_at: datetime.datetime | None
    point: Point | None = None

    def values(self, facet: str) -> list[str]:
        """Return the values that the entry has for a facet."""
        return values_of(self.facets, facet)


@dataclass(frozen=True)
class EntryList:
    """One page of a list; `counts` says by `name:value` how many entries a choice would give."""

    total: int
    unfiltered: int
    page: int
    cards: list[Card]
    counts: Mapping[str, int]


def most_first(number: str) -> str:
    """Return the order by one of the `numbers` of entries, the largest first."""
    return f"(numbers ->> '{number}')::int DESC NULLS LAST, {NEWEST}"


@dataclass(frozen=True)
class EntryQuery:
    """A list of entries of some kinds in one language.

    `chosen` filters by facet: one of the values of each must fit. `any_of` asks for at least one of
    these `name:value`; `below` for a place in the page tree; `without` leaves entries of these
    primary keys of their things out; `found` takes these entries alone, where it is given.
    `fit` puts those first that fit a place, whatever the order.
    """

    locale: str
    kinds: Sequence[str]
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    facets: Sequence[str] = ()
    any_of: Sequence[str] = ()
    below: str = ""
    without: Sequence[int] = ()
    found: Sequence[int] | None = None
    order: str = NEWEST
    fit: Fit | None = None
    page: int = 1
    size: int = ALL

    def fetch(self) -> EntryList:
        """Return one page, in one statement; a page that does not exist gives the nearest."""
        chosen = [
            {"name": name, "values": [token(name, value) for value in values]}
            for name, values in self.chosen.items()
            if values
        ]
        parameters: dict[str, Any] = {
            "locale": self.locale,
            "kinds": list(self.kinds),
            "chosen": json.dumps(chosen),
            "facets": list(self.facets),
            "any_of": list(self.any_of),
            "below": self.below,
            "without": list(self.without),
            "found": None if self.found is None else list(self.found),
            "page": min(max(self.page, 1), LAST_PAGE),
            "size": self.size,
            **(self.fit.parameters if self.fit else {}),
        }
        order = self.fit.order if self.fit else self.order
        with connection.cursor() as cursor:
            cursor.execute(STATEMENT.replace("{order}", order), parameters)
            [fetched] = cursor.fetchone()
        answer = json.loads(fetched) if isinstance(fetched, str) else fetched
        return EntryList(
            total=answer["total"],
            unfiltered=answer["unfiltered"],
            page=answer["page"],
            cards=[card_of(row) for row in answer["cards"]],
            counts=answer["counts"],
        )


@dataclass(frozen=True)
class Listing:
    """A list as a page shows it for an address."""

    cards: list[Card]
    total: int
    unfiltered: int
    named: list[NamedFacet]
    chosen: Mapping[str, Sequence[str]]
    facets: list[FacetGroup]
    chips: list[Chip]
    pager: Pager

    @property
    def active(self) -> int:
        """How many choices are active."""
        return len(self.chips)


def listing(
    parameters: QueryDict,
    *,
    locale: str,
    kinds: Sequence[str],
    facets: Sequence[Facet] = (),
    order: str = NEWEST,
    fit: Fit | None = None,
    others: Sequence[tuple[str, str]] = (),
    below: str = "",
    found: Sequence[int] | None = None,
    size: int,
) -> Listing:
    """Return one page of a list for an address; chips keep the `others`, further parameters."""
    named = NamedFacet.all_of(facets)
    chosen = choices_of(parameters, named)
    fetched = EntryQuery(
        locale=locale,
        kinds=kinds,
        chosen=chosen,
        facets=[facet.name for facet in named],
        below=below,
        found=found,
        order=order,
        fit=fit,
        page=page_number(parameters),
        size=size,
    ).fetch()
    return Listing(
        cards=fetched.cards,
        total=fetched.total,
        unfiltered=fetched.unfiltered,
        named=named,
        chosen=chosen,
        facets=facet_groups(named, fetched.counts, chosen),
        chips=chips_of(named, chosen, others),
        pager=pager_of(fetched, parameters, size),
    )


def pager_of(fetched: EntryList, parameters: QueryDict, size: int) -> Pager:
    """Return the way to the other pages of a list."""
    address = parameters.copy()
    address["page"] = str(fetched.page)
    return paginate(range(fetched.total), address, size)[1]


def page_number(query: QueryDict) -> int:
    """Return the page that an address asks for; the first for what is no number."""
    text = query.get("page", "")
    return int(text[:9]) if text.isascii() and text.isdecimal() else 1


def card_of(row: Mapping[str, Any]) -> Card:
    """Return a row of the statement with its dates and keys."""
    return Card(
        object_id=row["object_id"],
        locale=row["locale"],
        kind=row["kind"],
        title=row["title"],
        summary=row["summary"],
        url=row["url"],
        facets=tuple(row["facets"]),
        extra=row["card"],
        team_id=row["team_id"],
        translation_key=uuid.UUID(row["translation_key"]) if row["translation_key"] else None,
        checked_on=day(row["checked_on"]),
        read_on=day(row["read_on"]),
        published_at=parse_datetime(row["published_at"] or ""),
        changed_at=parse_datetime(row["changed_at"] or ""),
        point=None if row["longitude"] is None else Point(row["longitude"], row["latitude"]),
    )


def day(text: str | None) -> datetime.date | None:
    """Return a day of the statement."""
    return datetime.date.fromisoformat(text) if text else None
