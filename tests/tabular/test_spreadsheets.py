"""What people typed is text in every export, also for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse
from wagtail.admin.views.mixins import SpreadsheetExportMixin

from accounts.models import User
from tabular.rows import as_text
from tests.contracts.conftest import signed_in
from tests.factories.pages import make_case
from tests.factories.portal import Portal

FORMULA = '=HYPERLINK("https://evil.example","x")'


@pytest.mark.parametrize(
    "text", [FORMULA, "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"]
)
def test_no_text_begins_like_a_formula(text: str) -> None:
    assert as_text(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Bad Berka", "", "1 = 1", -5, 3.5, None, True])
def test_everything_else_stays_as_it_is(value: object) -> None:
    assert as_text(value) == value


def test_no_export_of_the_admin_passes_the_guard_by() -> None:
    views = [SpreadsheetExportMixin]
    for view in views:
        views += view.__subclasses__()
        own = {"write_csv_row", "preprocess_field_value", "stream_csv"} & set(vars(view))
        assert view is SpreadsheetExportMixin or not own, view


@pytest.mark.django_db
def test_a_report_holds_no_formula(portal: Portal, administrator: User) -> None:
    make_case(portal.area(), title=FORMULA)
    answer = signed_in(administrator).get(
        reverse("wagtailadmin_reports:aging_pages"), {"export": "csv"}
    )
    text = answer.getvalue().decode()
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells
