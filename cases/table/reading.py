"""Takes the rows of a table to case studies, all of them unsaved."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from cases.models import CaseStudyPage
from cases.table.case import TableCase, with_what_a_row_says
from cases.table.cell import Cell, Lookups
from cases.table.columns import COLUMNS
from tabular.files import TableFile
from tabular.registry import Progress, RowPreview
from tabular.rows import Row
from tabular.tables import read_table
from taxonomy.languages import main_code
from taxonomy.vocabularies import read_once
from teams.models import TeamArea

if TYPE_CHECKING:
    from tabular.problems import Problems

PLACE = ("address", "team", "language")
REQUIRED = ("address", "title")
LONGEST_CELL = 30_000


@dataclass
class TableRow:
    """What a row makes of a case study; `changes` names each column that differs."""

    number: int
    case: TableCase
    area: Any = None
    changes: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Whether there is no such case study yet."""
        return self.case.page.pk is None

    def preview(self) -> RowPreview:
        """Return what the row would do."""
        state = "new" if self.is_new else "changed" if self.changes else "same"
        return RowPreview(self.number, self.case.page.title, state, self.changes)


class CaseTable:
    """A table of case studies that somebody wants to import."""

    def __init__(self, file: TableFile, user: Any) -> None:
        optional = [name for name in (*PLACE, *COLUMNS) if name not in REQUIRED]
        table = read_table(file, REQUIRED, optional)
        self.user = user
        self.problems: Problems = table.problems
        self.rows = table.rows
        self.lookups = Lookups()
        addresses = [url_path_of(row) for row in self.rows]
        pages = with_what_a_row_says(CaseStudyPage.objects.filter(url_path__in=addresses))
        self.pages = {page.url_path: page for page in pages}
        self.translations = set(
            Translation.objects.filter(enabled=True).values_list(
                "source__object_id", "target_locale_id"
            )
        )
        self.areas = {
            (area.team.code, area.page.locale.language_code): area.page.specific
            for area in TeamArea.objects.select_related("team", "page__locale")
        }

    def read(self, progress: Progress) -> list[TableRow]:
        """Return what the rows ask for; the problems of the table say what is wrong."""
        read = []
        seen: dict[Any, int] = {}
        with read_once():
            for place, row in enumerate(self.rows, 1):
                found = self.case_of(row)
                if found is not None:
                    self.check_once(found, row, seen)
                    fill(found, row, self.lookups)
                    self.check_original(found, row)
                    read.append(found)
                progress(place, len(self.rows))
        return read

    def case_of(self, row: Row) -> TableRow | None:
        """Return the case study of a row, or a new one; None, and a problem, without any."""
        if row.values["address"].strip():
            return self.known_case(row)
        area = self.area_of(row)
        if area is None:
            return None
        title = row.values["title"].strip()
        same = CaseStudyPage.objects.child_of(area).filter(draft_title=title).first()
        if same is not None:
            return self.editable(same, row)
        if not area.permissions_for_user(self.user).can_add_subpage():
            row.report("team", _("You may not add pages to the area of this team."))
            return None
        page = CaseStudyPage(title=title, locale=area.locale)
        return TableRow(row.number, TableCase(page), area)

    def known_case(self, row: Row) -> TableRow | None:
        """Return the case study that has the address of a row."""
        page = self.pages.get(url_path_of(row))
        if page is None:
            row.report("address", _("No case study has this address; a new one has none yet."))
            return None
        return self.editable(page, row)

    def editable(self, page: CaseStudyPage, row: Row) -> TableRow | None:
        """Return a case study with its latest draft, if its text may be changed here."""
        may = page.permissions_for_user(self.user)
        if not may.can_edit() or may.page_locked():
            row.report("address", _("You may not change this case study, or it is locked."))
        else:
            return TableRow(row.number, TableCase(page.get_latest_revision_as_object()))
        return None

    def area_of(self, row: Row) -> Any:
        """Return the area in which a new case study is to stand."""
        language = row.values.get("language", "").strip() or main_code()
        team = row.values.get("team", "").strip()
        areas = {code: area for (code, spoken), area in self.areas.items() if spoken == language}
        return Cell(row, "team", self.lookups).known(team, areas)

    def check_original(self, found: TableRow, row: Row) -> None:
        """Say that a translation follows its original, where a row would change one."""
        page = found.case.page
        if found.changes and (page.translation_key, page.locale_id) in self.translations:
            message = _("This is a translation; change the original and translate.")
            row.report(found.changes[0][0], message)

    def check_once(self, found: TableRow, row: Row, seen: dict[Any, int]) -> None:
        """Say that two rows are about the same case study."""
        page = found.case.page
        key = page.pk or (found.area.pk, page.title)
        if key in seen:
            row.report("address", _("Row %(number)s is about it too.") % {"number": seen[key]})
        seen.setdefault(key, row.number)


def fill(found: TableRow, row: Row, lookups: Lookups) -> None:
    """Let a case study say what its row says; what is the same is left alone."""
    for name, column in COLUMNS.items():
        if name not in row.values:
            continue
        text = row.lines(name, longest=LONGEST_CELL)
        before = column.write(found.case)
        if text == unicodedata.normalize("NFC", before.strip()):
            continue
        column.read(found.case, text, Cell(row, name, lookups))
        found.changes.append((name, before, text))
    if found.is_new and not found.changes:
        found.changes.append(("title", "", found.case.page.title))


def url_path_of(row: Row) -> str:
    """Return the place in the page tree that an address means."""
    return f"/{row.values['address'].strip().strip('/')}/"
