"""No imported name is a formula for the spreadsheet that opens an export."""

from __future__ import annotations

import pytest

from tabular.problems import Problems
from tabular.rows import Row


def read(value: str) -> tuple[str, int]:
    """Return what a row reads, and how many problems it names."""
    row = Row(2, {"name": value}, Problems("register.csv"))
    return row.text("name"), row.problems.number


@pytest.mark.parametrize(
    "value",
    ['=HYPERLINK("https://evil.example","x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1"],
)
def test_a_formula_is_refused(value: str) -> None:
    assert read(value) == ("", 1)


@pytest.mark.parametrize("value", ["Bad Berka", "A-B", "-5,3", "-12", "1 = 1", "51.17"])
def test_names_and_numbers_are_read(value: str) -> None:
    assert read(value) == (value, 0)
