"""Case studies that go with another one, with the reason said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.presenters.cards import CaseCard, case_card
from cases.towns.facts import SOLUTION_TYPE
from catalogue.facets import token
from catalogue.fit import Fit, FitPoint
from catalogue.lists import Card, EntryQuery

if TYPE_CHECKING:
    from cases.models import CaseStudyPage

SHOWN = 2


@dataclass(frozen=True)
class RelatedCase:
    """A case study and what it has in common with the one that is read."""

    case: CaseCard
    reason: str


def related_cases(page: CaseStudyPage) -> list[RelatedCase]:
    """Return what shares the main field, the kind of solution, the fields, the project, the size.

    What shares most comes first, near places before far ones; nothing without a common field.
    """
    fields = [token("field", term.code) for term in page.fields_in_order]
    if not fields:
        return []
    points = [FitPoint((fields[0],)), *(FitPoint((field,)) for field in fields)]
    if page.solution_type:
        kind = token(SOLUTION_TYPE, page.solution_type.code)
        points += [FitPoint((kind,)), FitPoint((kind,))]
    if page.project_id:
        points.append(FitPoint((token("project", str(page.project_id)),)))
    place = next((unit.point for unit in page.municipalities.all() if unit.point), None)
    listed = EntryQuery(
        locale=page.locale.language_code,
        kinds=[page.kind],
        any_of=fields,
        without=[page.pk] if page.pk else [],
        fit=Fit(points, place),
        size=SHOWN,
    ).fetch()
    return [RelatedCase(case_card(card), reason_for(page, card)) for card in listed.cards]


def reason_for(page: CaseStudyPage, card: Card) -> str:
    """Return what both have in common, in words."""
    reasons = []
    if page.solution_type and page.solution_type.code in card.values(SOLUTION_TYPE):
        reasons.append(_("also %(kind)s") % {"kind": page.solution_type.label})
    common = [term.label for term in page.fields_in_order if term.code in card.values("field")]
    if common:
        reasons.append(common[0])
    if page.project_id and str(page.project_id) in card.values("project"):
        reasons.append(_("same model project"))
    return " · ".join(reasons)
