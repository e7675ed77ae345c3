"""The pages on costs: all kinds of solutions, and one kind with its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.costs.chart import Chart, amount_text, chart_of, euros
from cases.costs.figures import ADOPTER, COSTS, Figure, figures_of
from cases.models import CaseStudyPage
from catalogue.facets import token
from catalogue.lists import BY_TITLE, Card, EntryQuery
from content.feedback import feedback_form
from content.sources import NumberedSource, SourceIndex
from taxonomy.models import AdministrativeUnit
from taxonomy.vocabularies import Vocabularies, read_once

KIND = "solution_type"
# So many case studies without a price are named.
NAMED = 12
YEARLY = ("jaehrlich", "anschluss-jaehrlich")


@dataclass(frozen=True)
class FigureRow:
    """A figure as a row of the table."""

    purpose: str
    note: str
    case: str
    url: str
    amount: str
    year: str
    payer: str
    sources: list[NumberedSource]


@dataclass(frozen=True)
class TownFigure:
    """What the figures of one kind of cost mean for a municipality."""

    title: str
    amount: str
    per_head: str
    reason: str
    sources: list[NumberedSource]


@dataclass(frozen=True)
class CostPage:
    """Everything that the page of a kind of solution shows."""

    kind: str
    lead: str
    chart: Chart | None
    rows: list[FigureRow]
    only_one: bool
    for_town: list[TownFigure]
    without: list[dict[str, str]]
    without_more: int
    tell_url: str
    others: list[dict[str, str]]
    sources: SourceIndex


def kinds_with_counts(language: str) -> list[dict[str, Any]]:
    """Return the kinds of solutions that case studies have, with the number of their figures."""
    figures: dict[str, int] = {}
    cases: dict[str, int] = {}
    for card in cards_with(language):
        for code in card.values(KIND):
            figures[code] = figures.get(code, 0) + len(card.extra[COSTS])
    counts = EntryQuery(language, [CaseStudyPage.kind], facets=[KIND], size=1).fetch().counts
    for text, number in counts.items():
        cases[text.removeprefix(f"{KIND}:")] = number
    labels = Vocabularies().choices(KIND)
    told = [
        {
            "title": labels[code].label,
            "url": reverse("costs_of", kwargs={"kind": code}),
            "figures": figures.get(code, 0),
            "meta": counts_text(figures.get(code, 0), cases[code]),
        }
        for code in labels
        if code in cases
    ]
    return sorted(told, key=lambda kind: -kind["figures"])


def cards_with(language: str, *chosen: str) -> list[Card]:
    """Return the case studies with figures, of some kinds of solutions or of all."""
    query = EntryQuery(
        language,
        [CaseStudyPage.kind],
        chosen={KIND: chosen} if chosen else {},
        any_of=[token(COSTS, "yes")],
        order=BY_TITLE,
    )
    return query.fetch().cards


def counts_text(figures: int, cases: int) -> str:
    """Return how many figures there are, of how many case studies."""
    known = ngettext("%(number)d sourced figure", "%(number)d sourced figures", figures)
    of = ngettext("%(number)d case study", "%(number)d case studies", cases)
    return ", ".join([known % {"number": figures}, of % {"number": cases}])


def cost_page(code: str, language: str, town: AdministrativeUnit | None) -> CostPage:
    """Return the page of a kind of solution."""
    with read_once() as vocabularies:
        priced = cards_with(language, code)
        figures = figures_of(priced)
        sources = SourceIndex([])
        rows = [row_of(each, vocabularies, sources) for each in figures]
        without, more = without_price(code, language, [card.object_id for card in priced])
        kind = vocabularies.label(KIND, code)
        return CostPage(
            kind=kind,
            lead=lead_of(figures, len(without) + more),
            chart=chart_of(figures),
            rows=rows,
            only_one=len(figures) == 1,
            for_town=list(town_figures(figures, town, vocabularies, sources)) if town else [],
            without=without,
            without_more=more,
            tell_url=feedback_form.url(page=reverse("costs_of", kwargs={"kind": code})),
            others=[each for each in kinds_with_counts(language) if each["title"] != kind],
            sources=sources,
        )


def lead_of(figures: Sequence[Figure], without: int) -> str:
    """Say in a sentence or two what is known."""
    if not figures:
        return _("No source that was read names a figure.")
    solutions = len({figure.case for figure in figures})
    known = ngettext(
        "%(number)d sourced figure from %(cases)s.",
        "%(number)d sourced figures from %(cases)s.",
        len(figures),
    )
    of = ngettext("one case study", "%(number)d case studies", solutions) % {"number": solutions}
    told = known % {"number": len(figures), "cases": of}
    if not without:
        return told
    missing = ngettext(
        "For one further case study no source that was read names a price.",
        "For %(number)d further case studies no source that was read names a price.",
        without,
    )
    return f"{told} {missing % {'number': without}}"


def row_of(figure: Figure, vocabularies: Vocabularies, sources: SourceIndex) -> FigureRow:
    kind = vocabularies.label("cost_kind", figure.kind) if figure.kind else ""
    return FigureRow(
        purpose=": ".join(filter(None, [kind, figure.basis])),
        note=figure.note,
        case=figure.case,
        url=figure.url,
        amount=amount_text(figure),
        year=str(figure.year or ""),
        payer=vocabularies.label("cost_payer", figure.payer) if figure.payer else "",
        sources=sources.of(figure.sources),
    )


def without_price(
    code: str, language: str, priced: Sequence[int]
) -> tuple[list[dict[str, str]], int]:
    """Return the first case studies of a kind without a figure, and how many more there are."""
    listed = EntryQuery(
        language,
        [CaseStudyPage.kind],
        chosen={KIND: [code]},
        without=priced,
        order=BY_TITLE,
        size=NAMED,
    ).fetch()
    named = [{"title": card.title, "url": card.url} for card in listed.cards]
    return named, listed.total - len(named)


def town_figures(
    figures: Iterable[Figure],
    town: AdministrativeUnit,
    vocabularies: Vocabularies,
    sources: SourceIndex,
) -> Iterable[TownFigure]:
    """Yield, for each kind of cost, what who adopts the solution pays by the sources."""
    by_kind: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.payer == ADOPTER:
            by_kind.setdefault(figure.kind, []).append(figure)
    for kind, known in by_kind.items():
        yield town_figure(vocabularies.label("cost_kind", kind), known, town, sources)


def town_figure(
    title: str, known: Sequence[Figure], town: AdministrativeUnit, sources: SourceIndex
) -> TownFigure:
    """Return the figure, or the range of several, divided by the inhabitants of a town."""
    low, high = min(each.low for each in known), max(each.high for each in known)
    names = {"low": euros(low), "high": euros(high)}
    amount = euros(low) if low == high else _("%(low)s to %(high)s") % names
    used = [source for figure in known for source in figure.sources]
    return TownFigure(
        title=title,
        amount=amount,
        per_head=per_head(low, high, town),
        reason=reason_for(known),
        sources=sources.of(used),
    )


def per_head(low: int, high: int, town: AdministrativeUnit) -> str:
    """Return the amount for each inhabitant, with the day of the count; empty if unknown."""
    if not town.population or not town.population_date:
        return ""
    shares = [number_format(each / town.population, 2) for each in (low, high)]
    told = (
        shares[0]
        if low == high
        else _("%(low)s to %(high)s") % dict(zip(("low", "high"), shares, strict=True))
    )
    return _("€%(amount)s for each of %(number)s inhabitants (%(date)s)") % {
        "amount": told,
        "number": number_format(town.population, force_grouping=True),
        "date": date_format(town.population_date, "SHORT_DATE_FORMAT"),
    }


def reason_for(known: Sequence[Figure]) -> str:
    """Say how the figure came about."""
    if len(known) == 1:
        return _(
            "There is one figure only, and its source does not tie it to a number of inhabitants. "
            "So it is not scaled up, only divided: a range would be guessed."
        )
    return _(
        "The range goes from the smallest to the largest of %(number)d figures. No source ties "
        "them to a number of inhabitants, so they are not scaled up, only divided."
    ) % {"number": len(known)}
