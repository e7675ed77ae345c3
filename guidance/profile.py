"""What guidance pages and their list show beside their own fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.utils.translation import gettext as _

from content.pagination import paginate
from content.querysets import open_pages
from content.stufenplan import StufenplanQuestion

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


def validity(page: GuidancePage) -> list[dict[str, Any]]:
    """Return for whom the guidance is, where and at which stage it applies."""
    facts = [
        {"label": _("Question"), "value": page.get_question_display()},
        {"label": _("Länder"), "value": laender_of(page)},
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
        return _("Federal law: all Länder. State law only as an example: %(laender)s.") % {
            "laender": examples
        }
    return _("all Länder")


def lesson_on(page: GuidancePage, request: HttpRequest) -> dict[str, Any] | None:
    """Return a lesson that builds on this guidance, in the same language."""
    lessons = apps.get_model("learning", "LessonPage").objects.filter(
        guidance=page.pk, locale=page.locale_id
    )
    lesson = open_pages(lessons).order_by("path").first()
    if lesson is None:
        return None
    return {"title": lesson.title, "text": lesson.objective, "url": lesson.get_url(request)}


def cases_on(page: GuidancePage, request: HttpRequest) -> list[dict[str, Any]]:
    """Return the chosen case studies in the page's language and order; those it lacks are left out.

    Translations keep the choice of the original, so the case studies are found by what they are
    translations of.
    """
    chosen = [block.value.translation_key for block in page.related_cases if block.value]
    if not chosen:
        return []
    cases = apps.get_model("cases", "CaseStudyPage").objects.filter(
        translation_key__in=chosen, locale=page.locale_id
    )
    found = {
        case.translation_key: {
            "title": case.title,
            "url": case.get_url(request),
            "meta": case.summary,
        }
        for case in open_pages(cases).defer_streamfields()
    }
    return [found[key] for key in dict.fromkeys(chosen) if key in found]


def guidance_list_context(index: GuidanceIndexPage, request: HttpRequest) -> dict[str, Any]:
    """Return one page of the guidance of a language, grouped by question."""
    model = apps.get_model("guidance", "GuidancePage")
    pages = (
        open_pages(model.objects.filter(locale=index.locale_id))
        .defer("body")
        .order_by("question", "title")
    )
    order = {value: place for place, value in enumerate(StufenplanQuestion.values)}
    shown, pager = paginate(
        sorted(pages, key=lambda page: (order[page.question], page.title)), request.GET, PAGE_SIZE
    )
    groups: dict[str, GuidanceGroup] = {}
    for page in shown:
        group = groups.setdefault(
            page.question, GuidanceGroup(page.get_question_display(), page.question)
        )
        group.items.append(
            {"title": page.title, "url": page.get_url(request), "meta": page.summary}
        )
    return {"groups": list(groups.values()), "pager": pager}
