"""The page of a municipality: its facts, its own, what fits, what is near, whom to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from cases.entries import ProjectEntries
from cases.facets import FIELD
from cases.map.drawing import Locator, spot
from cases.models import CaseStudyPage
from cases.presenters.cards import CaseCard, case_cards
from cases.towns.facts import PLACE, TownFacts, area_labels, keys_around
from cases.towns.fit import fit_for
from cases.towns.fitting import FittingCase, fitting_cases
from cases.towns.nearby import Nearby, nearby
from catalogue.facets import NamedFacet, choices_of, token
from catalogue.lists import BY_ORDER, Card, EntryQuery
from catalogue.sources import FEDERAL, sources
from content.feedback import feedback_form
from taxonomy.laender import land_name
from taxonomy.languages import active_language
from taxonomy.models import AdministrativeUnit, SizeClass
from teams.models import Team
from teams.responsibility import area_urls

FITTING = 4
OFFERS = 4
OWN = 12
KINDS = (CaseStudyPage.kind, ProjectEntries.kind)


@dataclass(frozen=True)
class TownPage:
    """All that the page of a municipality shows."""

    unit: AdministrativeUnit
    lead: str
    land: str
    glance: list[dict[str, Any]]
    locator: Locator | None
    projects: list[dict[str, Any]]
    own_cases: list[CaseCard]
    fitting: list[FittingCase]
    total: int
    all_query: str
    fields: list[dict[str, Any]]
    near: Nearby
    offers: list[dict[str, Any]]
    people: list[dict[str, Any]]
    feedback_url: str


def town_page(unit: AdministrativeUnit, query: QueryDict) -> TownPage:
    """Return the page of a municipality or district, in a number of queries that does not grow."""
    sizes = list(SizeClass.objects.all())
    town = TownFacts.of(unit, sizes)
    language = active_language().code
    around = [token(PLACE, key) for key in keys_around(unit)]
    own = EntryQuery(language, KINDS, any_of=around, size=OWN).fetch().cards
    own_cases = [card for card in own if card.kind == CaseStudyPage.kind]
    projects = [card for card in own if card.kind == ProjectEntries.kind]
    facets = [NamedFacet.of(FIELD)]
    chosen = choices_of(query, facets)
    fitting = EntryQuery(
        language,
        [CaseStudyPage.kind],
        chosen=chosen,
        without=[card.object_id for card in own_cases],
        fit=fit_for(town, [size.code for size in sizes]),
        facets=[FIELD.name],
        size=FITTING,
    ).fetch()
    return TownPage(
        unit=unit,
        lead=lead_of(unit),
        land=land_name(unit.land_key),
        glance=glance(town),
        locator=Locator([spot(unit.point)]) if unit.point else None,
        projects=[project_entry(card) for card in projects],
        own_cases=case_cards(own_cases),
        fitting=fitting_cases(fitting.cards, town),
        total=fitting.total,
        all_query=urlencode([*pairs_of(chosen), ("municipality", unit.key)]),
        fields=field_options(facets[0], fitting.counts, chosen),
        near=nearby(unit, language),
        offers=offers_to(unit, language),
        people=people_to_ask(unit, projects, language),
        feedback_url=feedback_form.url(page=town_url(unit), topic="missing"),
    )


def town_url(unit: AdministrativeUnit) -> str:
    """Return the address of a municipality's page in the language of the request."""
    return reverse("municipality", args=[unit.key])


def lead_of(unit: AdministrativeUnit) -> str:
    if unit.population is None:
        return _("What fits, who runs something similar nearby, and whom you can ask.")
    people = number_format(unit.population, force_grouping=True)
    if unit.level == AdministrativeUnit.Level.DISTRICT:
        text = _(
            "What fits a district with %(people)s inhabitants, who runs something similar nearby, "
            "and whom you can ask."
        )
    else:
        text = _(
            "What fits a municipality with %(people)s inhabitants, who runs something similar "
            "nearby, and whom you can ask."
        )
    return text % {"people": people}


def glance(town: TownFacts) -> list[dict[str, Any]]:
    """Return the facts of the register with their dates; what it does not say is unknown."""
    unit = town.unit
    people, day = unit.population, unit.population_date
    population = "" if people is None else number_format(people, force_grouping=True)
    if population and day:
        population = _("%(number)s (%(date)s)") % {
            "number": population,
            "date": date_format(day, "SHORT_DATE_FORMAT"),
        }
    area = number_format(unit.area_km2, 2, force_grouping=True) if unit.area_km2 else ""
    parent = unit.parent
    return [
        {"label": _("Inhabitants"), "value": population},
        {"label": _("Size class"), "value": town.size.label if town.size else ""},
        {"label": _("Settlement (2019)"), "value": area_labels().get(town.area, "")},
        {"label": _("Lies in"), "value": parent.label if parent else ""},
        {"label": _("Area"), "value": f"{area} km²" if area else ""},
        {"label": _("Official key"), "value": unit.key},
    ]


def project_entry(card: Card) -> dict[str, Any]:
    return {
        "title": card.title,
        "url": card.url,
        "meta": " · ".join([card.extra["name"], _("Model project"), str(card.extra["cohort"])]),
        "text": card.summary,
    }


def pairs_of(chosen: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the choices as parameters of an address."""
    return [(name, value) for name, values in chosen.items() for value in values]


def field_options(
    facet: NamedFacet, counts: Mapping[str, int], chosen: Mapping[str, Sequence[str]]
) -> list[dict[str, Any]]:
    """Return the fields of action that case studies have, with their number."""
    own = chosen.get(facet.name, [])
    options = [{"value": "", "label": _("All fields of action"), "chosen": not own}]
    return options + [
        {"value": code, "label": f"{label} ({number})", "chosen": code in own}
        for code, label in facet.labels.items()
        if (number := counts.get(token(facet.name, code), 0)) or code in own
    ]


def offers_to(unit: AdministrativeUnit, language: str) -> list[dict[str, Any]]:
    """Return what the Land and the Bund offer, that of the Land first."""
    found = []
    for source in sources:
        if not source.provider_facet:
            continue
        for provider in (unit.land_key, FEDERAL):
            listed = EntryQuery(
                language,
                [source.kind],
                chosen={source.provider_facet: [provider]},
                order=BY_ORDER,
                size=OFFERS,
            ).fetch()
            found += [offer_entry(card) for card in listed.cards]
    return found


def offer_entry(card: Card) -> dict[str, Any]:
    """Return an offer as an entry of a list: by whom, and of which kind."""
    meta = [", ".join(card.extra["laender"]), *card.extra["kinds"]]
    return {"title": card.title, "url": card.url, "meta": " · ".join(meta)}


def people_to_ask(
    unit: AdministrativeUnit, projects: Sequence[Card], language: str
) -> list[dict[str, Any]]:
    """Return who can be asked: the town's own projects, then the team of its Land."""
    found = [
        {"title": card.extra["name"], "url": card.url, "meta": _("Page of the model project")}
        for card in projects
    ]
    team = Team.objects.filter(land__key=unit.land_key).first()
    url = area_urls([team.pk], language).get(team.pk, "") if team else ""
    if team and url:
        found.append({"title": team.name, "url": url, "meta": _("Editors of the state")})
    return found
