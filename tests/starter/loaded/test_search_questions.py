"""Questions that people would type find the right pages of the starter content at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from search.service import search

pytestmark = pytest.mark.django_db
FOLDER = Path(__file__).parents[2] / "search" / "questions"
FIRST = 3


def questions() -> list[dict[str, Any]]:
    return [row for file in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(file.open())]


def test_what_people_ask_is_among_the_first_three(each_engine: str) -> None:
    asked = questions()
    assert len(asked) == 60
    answer = search("Pegel", "de")
    assert (answer.engine, answer.degraded) == (each_engine, False)
    found = [fault for row in asked for fault in faults(row)]
    assert not found, "\n".join(found)


def faults(row: dict[str, Any]) -> list[str]:
    """Say what is wrong with the answer to a question."""
    result = search(row["question"], row.get("locale", "de"))
    found = [hit.entry.url for hit in result.hits[:FIRST]]
    wanted, alternatives = row.get("first", []), row.get("any", [])
    missing = [address for address in wanted if address not in found]
    if alternatives and not set(alternatives) & set(found):
        missing.append(f"any of {alternatives}")
    if not wanted and not alternatives and found:
        missing.append("nothing")
    if found and found[0] in row.get("never_first", []):
        missing.append("another one first")
    return [f"{row['question']}: {', '.join(missing)} expected, {found}"] if missing else []
