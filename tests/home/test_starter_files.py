"""The files of the starter content name each other rightly."""

from __future__ import annotations

import pytest

from home.starter.reading import Record, read_folder

CASES = {record["slug"] for record in read_folder("cases")}
GUIDES = list(read_folder("guidance"))


@pytest.mark.parametrize("record", GUIDES, ids=lambda record: str(record["slug"]))
def test_guidance_names_case_studies_that_exist(record: Record) -> None:
    assert record["related_cases"]
    assert set(record["related_cases"]) <= CASES
