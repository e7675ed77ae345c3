"""The case studies that a model project has to do with, as its page lists them."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.models import CaseStudyPage, ModelProject
from cases.presenters.cards import CaseCard, case_card
from catalogue.facets import token
from catalogue.lists import Card, EntryQuery


@dataclass
class CaseGroup:
    """Case studies that belong to a project in one way; `foreign` are in German only."""

    title: str
    cases: list[CaseCard] = field(default_factory=list)
    foreign: list[CaseCard] = field(default_factory=list)


def case_groups(project: ModelProject) -> list[CaseGroup]:
    """Return the project's own cases, those its members take part in, and those they adopted.

    A case that the language of the request lacks is listed as it is in German. Two queries at most.
    """
    language = get_language() or settings.LANGUAGE_CODE
    keys = {unit.key for unit in project.units}
    groups = {
        "own": CaseGroup(_("Case studies of this project")),
        "member": CaseGroup(_("Takes part in")),
        "adopted": CaseGroup(_("Adopted here")),
    }
    tokens = [token("project", str(project.pk)), *(token("place", key) for key in keys)]
    for card in latest_in(language, tokens):
        group = groups[relation(card, project, keys)]
        (group.cases if card.locale == language else group.foreign).append(case_card(card))
    return [group for group in groups.values() if group.cases or group.foreign]


def latest_in(language: str, tokens: list[str]) -> list[Card]:
    """Return each public case with one of the values in a language, else in German."""
    cards: dict[object, Card] = {}
    for code in dict.fromkeys([language, settings.LANGUAGE_CODE]):
        query = EntryQuery(locale=code, kinds=[CaseStudyPage.kind], any_of=tokens)
        for card in query.fetch().cards:
            cards.setdefault(card.translation_key, card)
    return list(cards.values())


def relation(card: Card, project: ModelProject, keys: set[str]) -> str:
    """Return how a case belongs to a project."""
    if card.extra["project"] == project.pk:
        return "own"
    return "adopted" if keys.intersection(card.extra["adopter_keys"]) else "member"
