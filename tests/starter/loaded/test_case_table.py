"""The table of all case studies that are shipped comes back without a change."""

from __future__ import annotations

import pytest

from accounts.models import User
from cases.importing import preview_cases
from cases.table.writing import written_cases
from tabular.files import TableFile


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_table_of_the_starter_content_changes_nothing(ending: str) -> None:
    person = User.objects.filter(is_superuser=True).earliest("pk")
    table = written_cases(person)
    data = b"".join(table.csv()) if ending == "csv" else table.workbook()
    rows = preview_cases(TableFile(f"cases.{ending}", data), person, lambda _done, _total: None)
    assert len(rows) > 60
    assert [(row.name, row.changes) for row in rows if row.state != "same"] == []
