"""A further language is a row in the settings: the portal is walked in one that has only that."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.other_settings import walk_with

HERE = Path(__file__).parent


def test_a_fourth_language_needs_nothing_but_a_row_in_the_settings() -> None:
    walk_with("tests.contracts.fourth_language_settings", HERE / "fourth_language.py")
