"""Writes case studies as the table that the import reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.permissions import page_permission_policy

from cases.models import CaseStudyPage
from cases.table.case import TableCase, with_what_a_row_says
from cases.table.columns import COLUMNS
from cases.table.reading import PLACE
from tabular.writing import WrittenTable
from taxonomy.vocabularies import offered, read_once
from teams.responsibility import with_team

NAME = "case-studies"


def written_cases(user: Any) -> WrittenTable:
    """Return all case studies that somebody may change, as they are in their latest drafts."""
    return WrittenTable(NAME, [*PLACE, *COLUMNS], rows_for(user), notes())


def rows_for(user: Any) -> Iterator[list[str]]:
    """Yield a row for each case study, in the order of the page tree."""
    may_change = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = CaseStudyPage.objects.filter(pk__in=may_change.values("pk"), alias_of=None)
    with read_once():
        for page in with_what_a_row_says(with_team(pages)).order_by("path").iterator(100):
            case = TableCase(page.get_latest_revision_as_object())
            place = [page.url_path, page.team.code if page.team else "", page.locale.language_code]
            yield [*place, *(column.write(case) for column in COLUMNS.values())]


def notes() -> list[list[str]]:
    """Return what each column holds, and the codes that it takes."""
    rows = [[_("Column"), _("What it holds"), _("Codes")]]
    rows += [
        ["address", _("Where the case study is; empty for a new one"), ""],
        ["team", _("Code of the team in whose area a new one is to stand"), ""],
        ["language", _("Language of a new one"), ""],
    ]
    for column in COLUMNS.values():
        codes = [code for code, _label in offered(column.vocabulary)] if column.vocabulary else []
        rows.append([column.key, str(column.label), ", ".join(codes)])
    return rows
