"""Each address is numbered once, in the order of its first use."""

from __future__ import annotations

import datetime

import pytest
from django.utils.translation import override

from content.blocks import SOURCED_TEXT
from content.sources import SourceIndex
from content.stream_field import StreamField

READ_ON = datetime.date(2026, 11, 23)


def source(url: str) -> dict[str, object]:
    return {"url": url, "title": "Titel", "read_on": READ_ON, "as_of": ""}


def test_the_same_address_has_the_same_number() -> None:
    block = StreamField(SOURCED_TEXT).stream_block
    value = block.normalize(
        [
            ("statement", {"text": "A", "sources": [source("https://b.example/")]}),
            (
                "statement",
                {
                    "text": "B",
                    "sources": [source("https://a.example/"), source("https://b.example/")],
                },
            ),
        ]
    )
    index = SourceIndex([value])
    assert [(entry.number, entry.host) for entry in index] == [(1, "b.example"), (2, "a.example")]
    assert [entry.number for entry in index.of(value[1].value["sources"])] == [1, 2]


@pytest.mark.parametrize(
    ("as_of", "language", "text"),
    [
        ("2024-05-28", "de", "28.05.2024"),
        ("2024-05-28", "en", "28 May 2024"),
        ("2024-05", "de", "Mai 2024"),
        ("2024", "de", "2024"),
        ("", "de", ""),
    ],
)
def test_the_date_of_a_source_is_written_as_readers_write_it(
    as_of: str, language: str, text: str
) -> None:
    (entry,) = SourceIndex([]).of([{**source("https://a.example/"), "as_of": as_of}])
    with override(language):
        assert entry.as_of_text == text


def test_an_entry_names_the_site_without_www() -> None:
    index = SourceIndex([])
    (entry,) = index.of([source("https://www.smart-city-dialog.de/stufenplan")])
    assert entry.host == "smart-city-dialog.de"
