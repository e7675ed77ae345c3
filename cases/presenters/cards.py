"""How case studies look in lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.answers import Answer
from cases.map.drawing import Locator
from cases.map.locators import locator_of
from cases.map.reuse import Reuse
from catalogue.lists import Card
from taxonomy.laender import land_name

PLACES_NAMED = 4
FIELDS_NAMED = 1


@dataclass(frozen=True)
class CaseCard:
    """A case study as an entry of a list."""

    url: str
    title: str
    meta: str
    claim: str
    answers: dict[str, Answer]
    reuse: str
    involved: str
    checked_on: datetime.date | None
    language: str
    compare_url: str
    locator: Locator | None = None


def case_cards(cards: Iterable[Card]) -> list[CaseCard]:
    return [case_card(card) for card in cards]


def case_card(card: Card) -> CaseCard:
    places = [land_name(key) for key in card.values("land")]
    fields = card.extra["fields"][:FIELDS_NAMED]
    return CaseCard(
        url=card.url,
        title=card.title,
        meta=" · ".join([", ".join(places), *fields] if places else fields),
        claim=card.summary,
        answers={name: Answer(**answer) for name, answer in card.extra["answers"].items()},
        reuse=reuse_line(card.extra["reused_by"]),
        involved=involved_line(card.extra["involved"]),
        checked_on=card.checked_on,
        language=card.locale,
        compare_url=f"{reverse('comparison')}?case={card.object_id}",
        locator=locator_of(Reuse.of_data(card.extra["reuse"])),
    )


def reuse_line(places: list[str]) -> str:
    """Return “Adopted by: …”; from five places on the first four, “among others”."""
    if len(places) > PLACES_NAMED:
        return _("Adopted by, among others: %(places)s") % {"places": joined(places[:PLACES_NAMED])}
    return _("Adopted by: %(places)s") % {"places": joined(places)} if places else ""


def involved_line(places: list[str]) -> str:
    """Return “Also taking part: …”; from five places on the first four, “among others”."""
    if len(places) > PLACES_NAMED:
        return _("Also taking part, among others: %(places)s") % {
            "places": joined(places[:PLACES_NAMED])
        }
    return _("Also taking part: %(places)s") % {"places": joined(places)} if places else ""


def joined(places: list[str]) -> str:
    """Return places as people list them."""
    *first, last = places
    if not first:
        return last
    return _("%(places)s and %(last)s") % {"places": ", ".join(first), "last": last}


def count_line(number: int) -> str:
    """Return the heading of a list of case studies."""
    return ngettext("%(number)d case study", "%(number)d case studies", number) % {"number": number}
