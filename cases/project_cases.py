"""The case studies that a model project has to do with, as its page lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cases.map.reuse import taker_keys
from cases.teasers import CaseTeaser, teasers, with_teaser_data
from content.querysets import open_pages

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyPage, ModelProject


@dataclass
class CaseGroup:
    """Case studies that belong to a project in one way; `foreign` are in German only."""

    title: str
    cases: list[CaseTeaser]
    foreign: list[CaseTeaser] = field(default_factory=list)


def case_groups(project: ModelProject, request: HttpRequest) -> list[CaseGroup]:
    """Return the project's own cases, those its members take part in, and those they took over.

    A case that the language of the request lacks is listed as it is in German. Three queries.
    """
    language = get_language() or settings.LANGUAGE_CODE
    keys = {unit.key for unit in project.units}
    groups: dict[str, list[CaseStudyPage]] = {}
    for case in latest_in(language):
        if reason := relation(case, project, keys):
            groups.setdefault(reason, []).append(case)
    titles = {
        "own": _("Case studies of this project"),
        "member": _("Takes part in"),
        "taken": _("Adopted here"),
    }
    return [
        group_of(titles[reason], groups[reason], language, request)
        for reason in titles
        if reason in groups
    ]


def latest_in(language: str) -> list[CaseStudyPage]:
    """Return each public case in a language, else in German, the newest first."""
    cases = apps.get_model("cases", "CaseStudyPage").objects.filter(
        locale__language_code__in=(language, settings.LANGUAGE_CODE)
    )
    found: dict[object, CaseStudyPage] = {}
    fetched = with_teaser_data(open_pages(cases)).annotate(language=F("locale__language_code"))
    for case in fetched.order_by("-first_published_at", "-pk"):
        known = found.get(case.translation_key)
        if known is None or case.language == language:
            found[case.translation_key] = case
    return list(found.values())


def relation(case: CaseStudyPage, project: ModelProject, keys: set[str]) -> str:
    """Return how a case belongs to a project; empty if it does not."""
    if case.project_id == project.pk:
        return "own"
    if keys.intersection(taker_keys(case)):
        return "taken"
    places = {unit.key for unit in case.municipalities.all()}
    if keys & (places | {block.value["key"] for block in case.involved}):
        return "member"
    return ""


def group_of(
    title: str, cases: Iterable[CaseStudyPage], language: str, request: HttpRequest
) -> CaseGroup:
    """Return the cases of a group as teasers, those in another language apart."""
    shown = teasers(cases, request)
    return CaseGroup(
        title,
        [one for one in shown if one.page.language == language],
        [one for one in shown if one.page.language != language],
    )
