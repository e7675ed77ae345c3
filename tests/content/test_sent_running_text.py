"""What is sent as running text: read where an editor wrote it, refused where none did."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import BadRequest

from content.blocks.text import RichTextBlock
from content.rich_text import running_text


def document(kind: str = "unstyled", **entity: Any) -> str:
    """Return a paragraph as the editor sends it, with a link or an embed over its first word."""
    block = {
        "key": "a",
        "text": "Hallo Welt",
        "type": kind,
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"offset": 0, "length": 5, "key": 0}] if entity else [],
    }
    entities = {"0": {"mutability": "MUTABLE", **entity}} if entity else {}
    return json.dumps({"blocks": [block], "entityMap": entities})


def written(sent: str) -> str:
    """Return what is stored of what was sent."""
    stored = RichTextBlock().field.widget.value_from_datadict({"text": sent}, {}, "text")
    return str(stored)


@pytest.mark.parametrize(
    "sent",
    [
        *(
            "{",
            "[]",
            "5",
            '"text"',
            "[" * 3000,
            '{"blocks": 1}',
            '{"blocks": [1], "entityMap": {}}',
        ),
        document().replace('"entityRanges": []', '"entityRanges": [{"offset": 0, "key": 7}]'),
        document(type="LINK", data={}),
    ],
)
def test_what_no_editor_sends_is_a_bad_request(sent: str) -> None:
    with pytest.raises(BadRequest):
        written(sent)


def test_an_empty_field_is_empty() -> None:
    assert written("") == ""


@pytest.mark.parametrize(
    "sent",
    [
        document("header-two"),
        document("code-block"),
        document("atomic", type="IMAGE", data={"id": 1, "format": "left", "alt": "x"}),
        document("atomic", type="EMBED", data={"url": "https://video.example/1"}),
        document(type="LINK", data={"url": "javascript:alert(1)"}),
        document(type="LINK", data={"url": " data:text/html,x"}),
    ],
)
def test_nothing_but_links_and_lists_is_stored(sent: str) -> None:
    stored = written(sent)
    assert not [word for word in ("<h2", "<img", "<embed", "href", "<pre") if word in stored]


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "x", "²", "-1", "1.5", "9" * 25, "2147483648", "0"])
def test_stored_links_to_rows_that_cannot_be_are_plain_text(key: str) -> None:
    stored = (
        f'<p><a linktype="page" id="{key}">a</a> <a linktype="document" id="{key}">b</a>'
        f'<embed embedtype="image" id="{key}" format="left"/>'
        f'<embed embedtype="media" url="https://video.example/{key}"/></p>'
    )
    assert running_text(stored) == "<p>a b</p>"
