"""Writes the case studies of a table as drafts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.slugs import spelled_out
from jobs.actions.base import Action, Asker

if TYPE_CHECKING:
    from cases.table.reading import TableRow
    from tabular.problems import Problems


@dataclass
class CaseReport:
    """What an import has done."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def sentences(self) -> list[str]:
        """Return what has happened, for people."""
        said = [
            _("Created: %(created)s, updated: %(updated)s, unchanged: %(unchanged)s.") % vars(self)
        ]
        if self.created or self.updated:
            said.append(_("All of it is in drafts: submit them for approval, or publish them."))
        else:
            said.append(_("Nothing has changed: the portal says all of this already."))
        return said


class ImportCaseStudies(Action[CaseReport]):
    """Saves what the rows of a table change, as drafts, in one transaction; nothing is published.

    Whether somebody may write each of the pages is asked while the table is read.
    """

    action_name = "cases.import_case_studies"
    permission = "wagtailadmin.access_admin"

    def __init__(
        self,
        rows: Sequence[TableRow],
        problems: Problems,
        progress: Callable[[int, int], None] | None = None,
        *,
        user: Asker = None,
    ) -> None:
        super().__init__(user=user)
        self.rows = rows
        self.problems = problems
        self.progress = progress
        self.report = CaseReport()

    def check_rules(self) -> None:
        """Raise TableError, which lists all that is wrong in the table."""
        self.problems.raise_any()

    def perform(self) -> CaseReport:
        """Write all or nothing."""
        self.report = CaseReport(unchanged=sum(not row.changes for row in self.rows))
        changed = [row for row in self.rows if row.changes]
        for place, row in enumerate(changed, 1):
            self.write(row)
            if self.progress:
                self.progress(place, len(changed))
        self.changed = bool(changed)
        return self.report

    def write(self, row: TableRow) -> None:
        """Save a draft."""
        row.case.write_streams()
        page: Any = row.case.page
        if row.is_new:
            page.live, page.has_unpublished_changes = False, True
            page.owner = self.user
            page.slug = free_slug(page.title, row.area)
            row.area.add_child(instance=page)
            self.report.created += 1
        else:
            self.report.updated += 1
        page.save_revision(user=self.user, log_action=True, clean=False)

    def facts(self) -> dict[str, Any]:
        """Return how many case studies are new or different."""
        return {"created": self.report.created, "updated": self.report.updated}


def free_slug(title: str, area: Page) -> str:
    """Return the last part of an address that no page of an area has."""
    wanted = slugify(spelled_out(title))[:200] or "fallbeispiel"
    taken = set(
        Page.objects.child_of(area).filter(slug__startswith=wanted).values_list("slug", flat=True)
    )
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
