"""The open questions of a case study, and whom to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import GapInterest
from cases.schema import FIELDS, SCHEMA, Field, Part
from cases.schema.facts import all_facts
from content.feedback import feedback_form

if TYPE_CHECKING:
    from cases.models import CaseStudyPage

# Fewer askers are not shown: they would say more of single readers than of interest.
FEWEST_SHOWN = 3


@dataclass(frozen=True)
class GapQuestion:
    """A field that no source tells, with how many would like to know it."""

    key: str
    label: str
    help: str
    askers: str
    tell_url: str


@dataclass(frozen=True)
class GapGroup:
    """The open questions of a part of the schema."""

    title: str
    questions: list[GapQuestion]


def gaps_url(page: CaseStudyPage, field: str = "") -> str:
    """Return the address of the open questions of a case study, at one of them."""
    if not page.pk:
        return ""
    url = reverse("case_gaps", args=[page.pk])
    return f"{url}#{field}" if field else url


def open_fields(page: CaseStudyPage) -> dict[str, Field]:
    """Return the facts of which a case study says nothing, by key."""
    return {key: fact.field for key, fact in all_facts(page).items() if not fact.is_known}


def gap_groups(page: CaseStudyPage) -> list[GapGroup]:
    """Return the open questions by part of the schema; parts without any are left out."""
    numbers = dict(GapInterest.objects.filter(case=page).values_list("field", "number"))
    fields = open_fields(page)
    titles = {part: str(FIELDS[part].label) for part in SCHEMA if part in FIELDS}
    groups = [
        GapGroup(
            titles.get(part, _("At a glance")),
            [
                question_of(page, field, numbers.get(field.key, 0))
                for field in SCHEMA[part]
                if field.key in fields
            ],
        )
        for part in (Part.TRANSFER, Part.OPERATION, Part.DATA, Part.BASICS)
    ]
    return [group for group in groups if group.questions]


def question_of(page: CaseStudyPage, field: Field, number: int) -> GapQuestion:
    """Return an open question with the address of the form that takes an answer."""
    line = ngettext(
        "%(number)d person would like to know it", "%(number)d people would like to know it", number
    )
    return GapQuestion(
        key=field.key,
        label=str(field.label),
        help=str(field.help),
        askers=line % {"number": number} if number >= FEWEST_SHOWN else "",
        tell_url=feedback_form.url(
            page=page.get_url() or "", topic="answer", about=str(field.label)
        ),
    )


def people_to_ask(page: CaseStudyPage) -> list[dict[str, str]]:
    """Return whom one can ask: the role mailbox, else the project; always the editors."""
    found = []
    if page.contact_mail:
        title = page.contact_role or page.contact_mail
        found.append({"title": title, "url": f"mailto:{page.contact_mail}", "meta": ""})
    elif page.project:
        meta = _("No mailbox is known, so the way leads over the page of the project.")
        url = page.project.get_absolute_url()
        found.append({"title": page.project.public_title, "url": url, "meta": meta})
    about = {
        "title": _("Ask the editors"),
        "url": feedback_form.url(page=page.get_url() or "", topic="other"),
        "meta": _("We ask the municipality."),
    }
    return [*found, about]
