"""Raw values of stream fields, with ids as the editor gives them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

Raw = dict[str, Any]

SOURCE: Raw = {
    "url": "https://www.example.org/bericht",
    "title": "Bericht der Stadt",
    "read_on": "2026-11-23",
    "as_of": "2024-05",
}


def item(value: Any) -> Raw:
    """Return an item of a list block."""
    return {"type": "item", "id": str(uuid.uuid4()), "value": value}


def block(kind: str, value: Any) -> Raw:
    """Return a block of a stream."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


def source(url: str = SOURCE["url"]) -> Raw:
    """Return a source as an item of a list of sources."""
    return item({**SOURCE, "url": url})


def claim_source(url: str = SOURCE["url"]) -> Raw:
    """Return a source of the summary of a case study."""
    return block("source", {**SOURCE, "url": url})


def statement(text: str = "Die Stadt betreibt die Lösung selbst.", *urls: str) -> Raw:
    """Return a sourced statement; without addresses it has one source."""
    sources = [source(url) for url in urls or (SOURCE["url"],)]
    return block("statement", {"text": text, "sources": sources})


def facts(**values: Any) -> list[Raw]:
    """Return the stream of a part: a fact each, entries as a list, `unknown` as it is."""
    return [block("facts", {name: fact_value(name, value) for name, value in values.items()})]


def fact_value(name: str, value: Any) -> Any:
    """Return what the block of a part holds for one fact, with a source."""
    if name == "unknown":
        return value
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [item({"sources": [source()], **entry}) for entry in value]
    return {"stated": value, "note": "", "sources": [source()]}


def figure(value: str = "1.200", label: str = "Sensoren, 28.06.2024") -> Raw:
    """Return a figure with its source."""
    return block("figure", {"value": value, "label": label, "sources": [source()]})


def question(
    kind: str = "single_choice",
    prompt: str = "Was prüfen Sie zuerst?",
    options: Mapping[str, bool] | None = None,
    sources: Sequence[Raw] = (),
) -> Raw:
    """Return a question; `options` maps the text of each answer to whether it is right."""
    answers = [
        item({"text": text, "correct": right, "feedback": f"Zu {text}"})
        for text, right in (options or {"Den Bedarf": True, "Das Logo": False}).items()
    ]
    value = {
        "prompt": prompt,
        "options": answers,
        "hint": f"Hinweis zu {prompt}",
        "explanation": f"Erklärung zu {prompt}",
        "sources": list(sources) or [source()],
    }
    return block(kind, value)
