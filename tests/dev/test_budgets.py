"""Budgets of size: what is too long is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.budgets import violations

SWITCHED_OFF = "x = 1  # " + "noqa: E501\n"


def write(root: Path, place: str, text: str) -> None:
    """Write a file of a project."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "text", "expected"),
    [
        ("cases/models.py", "x = 1\n" * 301, "cases/models.py: 301 lines, 300 are allowed"),
        ("tests/test_x.py", "x = 1\n" * 401, "tests/test_x.py: 401 lines, 400 are allowed"),
        (
            "dev/run.py",
            "def f():\n" + "    x = 1\n" * 40,
            "dev/run.py:1: f has 41 lines, 40 are allowed",
        ),
        (
            "home/a.py",
            "\nclass C:\n" + "    x = 1\n" * 200,
            "home/a.py:2: C has 201 lines, 200 are allowed",
        ),
    ],
)
def test_what_is_too_long_is_named(tmp_path: Path, place: str, text: str, expected: str) -> None:
    write(tmp_path, place, text)
    assert violations(tmp_path) == [expected]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("cases/models.py", "x = 1\n" * 300),
        ("tests/test_x.py", "x = 1\n" * 400),
        ("cases/migrations/0001_initial.py", "x = 1\n" * 2000),
        ("cases/words.py", 'x = "# noqa is only a word here"\n' * 5),
        ("cases/one.py", SWITCHED_OFF),
    ],
)
def test_what_keeps_the_budget_is_not_named(tmp_path: Path, place: str, text: str) -> None:
    write(tmp_path, place, text)
    assert violations(tmp_path) == []


def test_a_folder_with_a_budget_of_its_own_is_counted_as_a_whole(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path, f"dev/part{number}.py", "x = 1\n" * 300)
    assert violations(tmp_path) == []
    write(tmp_path, "dev/more/part.py", "x = 1\n")
    assert violations(tmp_path) == ["dev: 1201 lines, 1200 are allowed"]


def test_one_check_per_two_thousand_lines_may_be_switched_off(tmp_path: Path) -> None:
    write(tmp_path, "cases/a.py", SWITCHED_OFF * 2)
    assert "cases/a.py:1, cases/a.py:2" in violations(tmp_path)[0]
    for number in range(14):
        write(tmp_path, f"home/a{number}.py", "x = 1\n" * 300)
    assert violations(tmp_path) == []
