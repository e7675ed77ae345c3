"""Writes what a municipality says of its case study into a draft."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from cases.models import CaseStudyPage
from cases.presenters.gaps import gaps_url
from cases.schema import SCHEMA, Field, Kind
from cases.table.case import Raw, TableCase, block
from jobs.actions.base import Action, Asker

Answer = tuple[Field, Any, str]


class AnswerGaps(Action[int]):
    """Saves a draft in which the answers stand with “told by the municipality” as their source.

    Whoever has the signed link may; nothing is published. The workflow of the team begins, so that
    its leads see it. What somebody has filled in meanwhile stays. Returns how many answers are new.
    """

    action_name = "cases.answer_gaps"
    label = gettext_lazy("Answers of the municipality")

    def __init__(
        self, case: CaseStudyPage, answers: Iterable[Answer], office: str, *, user: Asker = None
    ) -> None:
        super().__init__(case, user=user)
        self.case = case
        self.answers = list(answers)
        self.office = office
        self.number = 0

    def user_has_permission(self) -> bool:
        """Leave it to the link."""
        return True

    def lock(self) -> None:
        """Hold the page, and see its latest draft."""
        CaseStudyPage.objects.select_for_update(of=("self",)).get(pk=self.case.pk)

    def perform(self) -> int:
        """Write the answers, and begin the workflow."""
        draft: Any = CaseStudyPage.objects.get(pk=self.case.pk).get_latest_revision_as_object()
        table = TableCase(draft)
        before = table.sources.written(), str(table.streams)
        self.number = sum(self.write(table, *answer) for answer in self.answers)
        self.changed = (table.sources.written(), str(table.streams)) != before
        if self.changed:
            table.write_streams()
            draft.save_revision(user=None, clean=False)
            workflow = draft.get_workflow()
            if workflow and not draft.current_workflow_state:
                workflow.start(draft, None)
        return self.number

    def write(self, table: TableCase, field: Field, value: Any, note: str) -> bool:
        """Write one answer, unless something stands there now."""
        part = next(part for part, fields in SCHEMA.items() if field in fields)
        facts = table.facts(part)
        known = facts.get(field.key)
        if known and (isinstance(known, list) or known.get("stated") or known.get("note")):
            return False
        source = block("item", self.source())
        if field.kind == Kind.ENTRIES:
            facts[field.key] = [entry(field, line, source) for line in lines_of(value)]
        else:
            facts[field.key] = {"stated": value, "note": note, "sources": [source]}
        facts["unknown"] = [key for key in facts.get("unknown") or () if key != field.key]
        return True

    def source(self) -> Raw:
        """Return where it was read: at the portal, told by the office on this day."""
        today = timezone.localdate()
        with override(self.case.locale.language_code):
            title = _("Told by %(place)s (%(office)s), %(day)s") % {
                "place": place_of(self.case),
                "office": self.office,
                "day": day_of(today),
            }
            address = f"{settings.PUBLIC_URL}{gaps_url(self.case)}"
        day = today.isoformat()
        return {"url": address, "title": title[:200], "read_on": day, "as_of": day, "site": ""}

    def facts(self) -> dict[str, Any]:
        return {"answers": self.number}


def day_of(day: datetime.date) -> str:
    """Return a day in words."""
    return date_format(day, "SHORT_DATE_FORMAT")


def place_of(case: CaseStudyPage) -> str:
    """Return who tells it: the places, else the project."""
    names = [unit.label for unit in case.municipalities.all()]
    if names:
        return case.places_shown or ", ".join(names[:3])
    return case.project.name if case.project else _("the municipality")


def lines_of(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def entry(field: Field, line: str, source: Raw) -> Raw:
    """Return an entry of a repeated field whose first detail in words is the line."""
    first = next(each for each in field.details if each.kind in (Kind.TEXT, Kind.LONG_TEXT))
    return block("item", {first.key: line, "sources": [source]})
