"""How case studies look in lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.answers import Answer
from cases.map.drawing import Locator
from cases.map.locators import case_locators
from taxonomy.laender import land_name

if TYPE_CHECKING:
    from wagtail.query import PageQuerySet

    from cases.models import CaseStudyPage

PLACES_NAMED = 4
FIELDS_NAMED = 1
NOT_IN_TEASERS = (
    "claim_sources",
    "problem",
    "solution",
    "effect",
    "figures",
    "results",
    "failures",
    "lessons",
)
TEASER_PREFETCHES = ("municipalities", "fields_of_action")


@dataclass(frozen=True)
class CaseTeaser:
    """A case study as an entry of a list."""

    url: str
    title: str
    meta: str
    claim: str
    answers: dict[str, Answer]
    reuse: str
    involved: str
    checked_on: datetime.date | None
    page: CaseStudyPage
    locator: Locator | None = None


def with_teaser_data(cases: PageQuerySet) -> PageQuerySet:
    """Fetch with the cases, in three queries, what their teasers show."""
    return cases.prefetch_related(*TEASER_PREFETCHES).defer(*NOT_IN_TEASERS)


def teasers(
    cases: Iterable[CaseStudyPage], request: HttpRequest, *, located: bool = False
) -> list[CaseTeaser]:
    """Return the teasers of fetched cases; `located` adds the small maps, with one more query."""
    found = list(cases)
    locators = case_locators(found) if located else {}
    return [replace(teaser(case, request), locator=locators.get(case.pk)) for case in found]


def teaser(case: CaseStudyPage, request: HttpRequest) -> CaseTeaser:
    """Return the teaser of one case."""
    places = [land_name(key) for key in case.land_keys]
    fields = [term.label for term in case.fields_in_order][:FIELDS_NAMED]
    return CaseTeaser(
        url=case.get_url(request) or "",
        title=case.title,
        meta=" · ".join([", ".join(places), *fields] if places else fields),
        claim=case.summary,
        answers=case.answers,
        reuse=reuse_line(case.reuse_places),
        involved=involved_line(case.involved_places),
        checked_on=case.checked_on,
        page=case,
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
