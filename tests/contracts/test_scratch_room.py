"""A room more is registration alone: the portal is walked with one that only the tests have."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.other_settings import walk_with

HERE = Path(__file__).parent


def test_a_room_a_page_type_and_a_facet_need_nothing_but_registration() -> None:
    walk_with("tests.contracts.scratch_room_settings", HERE / "scratch_room_walk.py")
