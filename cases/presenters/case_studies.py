"""What the page of a case study shows beside its own fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from cases.map.locators import locator_of
from cases.map.reuse import reuse_lookups, reuse_of
from cases.presenters.adoptions import adoption_entry, sources_of
from cases.presenters.cards import involved_line, reuse_line
from cases.presenters.gaps import gaps_url
from cases.presenters.related import related_cases
from cases.schema import SCHEMA, facts_in
from cases.schema.facts import Fact, all_facts
from cases.schema.texts import FactWriter
from cases.transfer.presenters import transfer_check
from content.feedback import feedback_form
from content.presenters import status_line_of
from content.sources import (
    NumberedSource,
    SourceIndex,
    web_address,
)
from design.components import RelatedBox, StatusLine
from taxonomy.laender import land_name
from taxonomy.vocabularies import Vocabularies

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import CaseStudyPage


@dataclass(frozen=True)
class GlanceEntry:
    """A line of “At a glance”; without a value it is shown as unknown."""

    label: str
    value: str = ""
    sources: list[NumberedSource] = field(default_factory=list)
    url: str = ""
    ask_url: str = ""


@dataclass(frozen=True)
class CaseSection:
    """A section of the page: its id, its label and its content."""

    name: str
    title: str
    stream: Any
    figures: list[dict[str, Any]] = field(default_factory=list)


def case_page_context(page: CaseStudyPage, request: HttpRequest) -> dict[str, Any]:
    """Return everything that the template needs, in a number of queries that does not grow."""
    sources = page.source_index
    if page.pk:
        prefetch_related_objects([page], "municipalities", "fields_of_action")
    prefetch_related_objects([page], *reuse_lookups())
    facts = all_facts(page)
    writer = FactWriter(sources, Vocabularies())
    return {
        "status_line": SimpleLazyObject(lambda: case_status_line(page)),
        "laender": ", ".join(land_name(key) for key in page.land_keys),
        "glance": glance(page, facts, writer),
        "check": transfer_check(page, request, facts, sources),
        "tables": {
            str(part): writer.table(facts[field.key] for field in facts_in(part)) for part in SCHEMA
        },
        "claim_sources": [block.value for block in page.claim_sources],
        **reuse_context(page, sources),
        "reuse_url": report_url(page, request),
        "opening_sections": opening_sections(page, sources),
        "closing_sections": closing_sections(page),
        "related": related_cases(page),
        "project": project_box(page),
        "ask_url": gaps_url(page),
        "locator": locator_of(reuse_of(page)),
    }


def reuse_context(page: CaseStudyPage, sources: SourceIndex) -> dict[str, Any]:
    """Return who adopted the solution and who takes part in it, with numbered sources."""
    adoptions, participations = page.adoptions, page.participations
    return {
        "reuse_line": reuse_line([adoption.place for adoption in adoptions]),
        "reuse_sources": sources.of(sources_of(adoptions)),
        "reuses": [adoption_entry(adoption, sources) for adoption in adoptions],
        "involved_line": involved_line([adoption.place for adoption in participations]),
        "involved_sources": sources.of(sources_of(participations)),
        "involved": [adoption_entry(adoption, sources) for adoption in participations],
    }


def report_url(page: CaseStudyPage, request: HttpRequest) -> str:
    """Return where an adoption is reported; where no solution is known, the feedback form."""
    solution = page.applied_solution
    if solution is None:
        return feedback_form.url(page=page.get_url(request) or "", topic="reuse")
    return f"{reverse('report_adoption')}?solution={solution.slug}"


def case_status_line(page: CaseStudyPage) -> StatusLine:
    """Return the age of the sources alone, and the evidence; municipalities check case studies."""
    return replace(
        status_line_of(page),
        changed_on=None,
        municipality=True,
        evidence=page.evidence.label if page.evidence else "",
    )


def numbered(value: Mapping[str, Any], sources: SourceIndex) -> dict[str, Any]:
    """Return a block value with numbered entries in place of its sources."""
    return {**value, "sources": sources.of(value["sources"])}


def opening_sections(page: CaseStudyPage, sources: SourceIndex) -> list[CaseSection]:
    """Return the sections before the three questions; an empty effect is left out."""
    figures = [numbered(block.value, sources) for block in page.figures]
    sections = [
        CaseSection("problem", _("Challenge"), page.problem),
        CaseSection("solution", _("Solution"), page.solution),
        CaseSection("effect", _("Effect"), page.effect),
        CaseSection("results", _("Results"), page.results, figures),
    ]
    return [section for section in sections if section.name != "effect" or section.stream]


def closing_sections(page: CaseStudyPage) -> list[CaseSection]:
    """Return what did not work and what others can learn, where something is known."""
    sections = [
        CaseSection("failures", _("What did not work"), page.failures),
        CaseSection("lessons", _("Lessons learned"), page.lessons),
    ]
    return [section for section in sections if section.stream]


def glance(page: CaseStudyPage, facts: Mapping[str, Fact], writer: FactWriter) -> list[GlanceEntry]:
    """Return basics, facts and, as unknown, what a reader would look for in vain."""
    terms = [
        (_("Kind of solution"), page.solution_type),
        (_("Maturity"), page.maturity),
        (_("Licence of the text"), page.content_licence),
    ]
    contact = " · ".join(part for part in (page.contact_role, page.contact_mail) if part)
    places = [unit.label for unit in page.municipalities.all()]
    label = npgettext("at a glance", "Municipality", "Municipalities", len(places) or 1)
    places = [page.places_shown] if page.places_shown else places
    return [
        GlanceEntry(label, ", ".join(places)),
        GlanceEntry(_("Fields of action"), ", ".join(term.label for term in page.fields_in_order)),
        *(GlanceEntry(label, term.label) for label, term in terms if term),
        *facts_at_a_glance(page, facts, writer),
        GlanceEntry(_("Contact"), contact),
        *([GlanceEntry(_("Website"), url=page.website)] if web_address(page.website) else []),
    ]


def facts_at_a_glance(
    page: CaseStudyPage, facts: Mapping[str, Fact], writer: FactWriter
) -> Iterator[GlanceEntry]:
    """Yield the facts that the schema puts there, each entry of a repeated one by itself."""
    for fact in facts.values():
        lines = writer.lines(fact) if fact.field.glance else []
        label = str(fact.field.label)
        yield from (GlanceEntry(label, line.text, line.sources, line.url) for line in lines)
        if fact.field.always and not lines:
            yield GlanceEntry(label, ask_url=gaps_url(page, fact.field.key))


def project_box(page: CaseStudyPage) -> RelatedBox | None:
    project = page.project
    if project is None:
        return None
    return RelatedBox(
        title=project.public_title,
        text=project.statement,
        url=project.get_absolute_url(),
        kicker=_("The model project"),
        button=_("Open project"),
        language=settings.LANGUAGE_CODE,
    )
