"""What guidance pages and their list show beside their own fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from catalogue.lists import BY_ORDER, listing
from catalogue.models import Entry
from content.related import related
from content.stufenplan import StufenplanQuestion
from design.components import RelatedBox

if TYPE_CHECKING:
    from django.http import HttpRequest

    from guidance.models import GuidanceIndexPage, GuidancePage

PAGE_SIZE = 40


@dataclass
class GuidanceGroup:
    """The guidance on one question of the Stufenplan."""

    title: str
    anchor: str
    items: list[dict[str, Any]] = field(default_factory=list)


def guidance_context(page: GuidancePage, request: HttpRequest) -> dict[str, Any]:
    """Return validity, case studies and a lesson on the topic."""
    return {
        "validity": validity(page),
        "cases": cases_on(page),
        "lesson": lesson_on(page),
    }


def lesson_on(page: GuidancePage) -> RelatedBox | None:
    """Return the box that leads to the lesson that fits best."""
    lesson = next(iter(related.of("learn", page)), None)
    return RelatedBox(lesson.title, lesson.url, lesson.text) if lesson else None


def validity(page: GuidancePage) -> list[dict[str, Any]]:
    """Return for whom the guidance is, where and at which stage it applies."""
    facts = [
        {"label": _("Question"), "value": page.get_question_display()},
        {"label": _("States (Länder)"), "value": laender_of(page)},
    ]
    if page.audience:
        facts.append({"label": _("Audience"), "value": page.audience})
    if page.stage:
        facts.append({"label": _("Stage of the Stufenplan"), "value": str(page.stage)})
    return facts


def laender_of(page: GuidancePage) -> str:
    """Return in which Länder the page holds, and whose law it names only as an example."""
    laender = ", ".join(land.name for land in page.valid_for.all())
    examples = ", ".join(land.name for land in page.examples_from.all())
    if laender:
        return laender
    if examples:
        return _("Federal law: all states (Länder). State law only as an example: %(laender)s.") % {
            "laender": examples
        }
    return _("all states (Länder)")


def cases_on(page: GuidancePage) -> list[dict[str, Any]]:
    """Return the chosen case studies in the page's language and order; those it lacks are left out.

    Translations keep the choice of the original, so the case studies are found by what they are
    translations of.
    """
    chosen = [block.value.translation_key for block in page.related_cases if block.value]
    if not chosen:
        return []
    entries = Entry.objects.readable().filter(
        translation_key__in=chosen, locale=page.locale.language_code
    )
    cases = {
        entry.translation_key: {"title": entry.title, "url": entry.url, "meta": entry.summary}
        for entry in entries.only("translation_key", "title", "url", "summary")
    }
    return [cases[key] for key in dict.fromkeys(chosen) if key in cases]


def guidance_list_context(index: GuidanceIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of the guidance of a language, grouped by question."""
    listed = listing(
        request.GET,
        locale=index.locale.language_code,
        kinds=index.lists,
        order=BY_ORDER,
        size=PAGE_SIZE,
    )
    groups: dict[str, GuidanceGroup] = {}
    for card in listed.cards:
        question = next(iter(card.values("question")), "")
        group = groups.setdefault(
            question, GuidanceGroup(StufenplanQuestion.in_words(question), question)
        )
        group.items.append({"title": card.title, "url": card.url, "meta": card.summary})
    return {"groups": list(groups.values()), "pager": listed.pager}
