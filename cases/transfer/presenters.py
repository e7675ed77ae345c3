"""The transfer check as the page of a case study shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cases.presenters.municipality_box import check_box
from cases.schema.facts import Fact
from cases.towns.choosing import chosen_town
from cases.towns.facts import TownFacts
from cases.towns.fit import State
from cases.transfer.points import Case, Group, Point, points_of
from content.sources import SourceIndex
from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.vocabularies import Vocabularies

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyPage
    from design.components import SearchBox

MUNICIPALITY = "municipality"


@dataclass(frozen=True)
class PaperLinks:
    """A paper to take along with its files, each named by its form."""

    title: str
    files: list[tuple[str, str]]


@dataclass(frozen=True)
class TransferCheck:
    """The field for the town and, once one is chosen, how all points stand."""

    box: SearchBox
    unit: AdministrativeUnit | None
    counts: list[tuple[str, int]]
    groups: list[tuple[str, list[dict[str, Any]]]]
    papers: list[PaperLinks]


def transfer_check(
    page: CaseStudyPage,
    request: HttpRequest,
    facts: Mapping[str, Fact],
    sources: SourceIndex,
) -> TransferCheck:
    """Return the check of a page for the town of the address."""
    asked = request.GET.get(MUNICIPALITY, "")
    unit = chosen_town(asked)
    box = check_box(page.get_url(request) or "", unit.distinct_name if unit else asked)
    if unit is None:
        return TransferCheck(box, None, [], [], [])
    town = TownFacts.of(unit, list(SizeClass.objects.all()))
    points = points_of(Case(facts, page.land_keys, Vocabularies()), town)
    numbers = Counter(point.state for point in points)
    titles = group_titles()
    return TransferCheck(
        box,
        unit,
        [(state.value, numbers[state]) for state in State],
        [
            (titles[group], [row(point, sources) for point in points if point.group == group])
            for group in Group
        ],
        paper_links(page, unit) if page.pk and page.live else [],
    )


def paper_links(page: CaseStudyPage, unit: AdministrativeUnit) -> list[PaperLinks]:
    """Return the papers for a town; a draft has none."""
    titles = {"plan": _("Transfer plan"), "council": _("Council paper")}
    return [
        PaperLinks(
            title,
            [
                (ending.upper(), reverse("case_paper", args=[name, page.pk, unit.key, ending]))
                for ending in ("pdf", "docx")
            ],
        )
        for name, title in titles.items()
    ]


def group_titles() -> dict[Group, str]:
    return {
        Group.PLACE: _("Place"),
        Group.CONDITIONS: _("Conditions from the sources"),
        Group.OPERATION: pgettext("question", "Operation"),
    }


def row(point: Point, sources: SourceIndex) -> dict[str, Any]:
    """Return a point with its numbered sources."""
    return {
        "state": point.state.value,
        "title": point.title,
        "kind": point.kind,
        "own": point.own,
        "why": point.why,
        "sources": sources.of(point.sources),
    }
