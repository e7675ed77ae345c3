"""Turns the lists of a starter file into the raw values of stream fields.

The id of each block follows from the slug and the place of the block, so that both languages of a
page have the same ids (ADR 0008) and a second run makes the same page.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from html import escape
from typing import Any

from starter.reading import Record, StarterContentError

NAMESPACE = uuid.UUID("6f8d7c1e-0f0a-5d27-9a55-2b1c3e4f5a6b")
WEB_ADDRESS = re.compile(r"https://[\w./-]*\w")
Raw = dict[str, Any]


@dataclass(frozen=True)
class StreamWriter:
    """Writes stream values of one page in one language, with the sources of its file."""

    record: Record
    language: str

    @property
    def texts(self) -> Record:
        """The part of the file in this language."""
        return self.record[self.language]

    def sources(self, keys: list[str], place: str) -> list[Raw]:
        """Return the sources with these keys as list items."""
        titles = self.texts.get("sources", {})
        items = []
        for key in keys:
            source = self.record.get("sources", {}).get(key)
            if source is None or key not in titles:
                raise StarterContentError(f"{self.record['file']}: {place}: no source “{key}”")
            value = {
                "url": source["url"],
                "read_on": str(source["read_on"]),
                "as_of": str(source.get("as_of") or ""),
                **names_of_source(titles[key]),
            }
            items.append(self.item(value, f"{place}.{key}"))
        return items

    def item(self, value: Any, place: str) -> Raw:
        """Return an item of a list block."""
        return {"type": "item", "value": value, "id": self.block_id(place)}

    def items(self, values: list[Any], place: str) -> list[Raw]:
        """Return plain values as items of a list block."""
        return [self.item(value, f"{place}.{index}") for index, value in enumerate(values)]

    def block(self, kind: str, value: Any, place: str) -> Raw:
        """Return a block of a stream."""
        return {"type": kind, "value": value, "id": self.block_id(place)}

    def block_id(self, place: str) -> str:
        """Return the id of the block at a place of this page."""
        return str(uuid.uuid5(NAMESPACE, f"{self.record['file']}:{place}"))

    def section(self, name: str) -> list[Raw]:
        """Return a section of the file as a stream of blocks."""
        return self.stream(self.texts.get(name) or [], name, self._sources_of(name))

    def _sources_of(self, name: str) -> list[list[str]]:
        first = self.record["de"].get(name) or []
        return [keys_of(entry) for entry in first]

    def stream(self, entries: list[Record], name: str, keys: list[list[str]]) -> list[Raw]:
        """Return entries as a stream; the source keys are those of the German text."""
        return [
            self.entry(entry, f"{name}.{index}", keys[index] if index < len(keys) else [])
            for index, entry in enumerate(entries)
        ]

    def entry(self, entry: Record, place: str, keys: list[str]) -> Raw:
        """Return one entry of a section as a block."""
        kind = next((kind for kind in WRITERS if kind in entry), None)
        if kind is None:
            raise StarterContentError(f"{self.record['file']}: {place}: {sorted(entry)}?")
        if kind == "text" and not (keys_of(entry) or keys):
            kind = "unsourced_text"
        block, write = WRITERS[kind]
        return self.block(block, write(self, entry, place, keys), place)


def names_of_source(names: str | Record) -> Record:
    """Return link text and name of the site; a name alone stands for an address with a person's."""
    return {"title": names, "site": ""} if isinstance(names, str) else dict(names)


def keys_of(entry: Record) -> list[str]:
    """Return the source keys of an entry."""
    return list(entry.get("sources") or [])


def statement(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write a paragraph with its sources."""
    return {"text": entry["text"], "sources": writer.sources(keys_of(entry) or keys, place)}


def rich_text(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> str:
    """Write a paragraph about the portal itself, which needs no source."""
    paragraphs = [part.strip() for part in str(entry["text"]).split("\n\n")]
    return "".join(paragraph_html(part) for part in paragraphs if part)


def paragraph_html(paragraph: str) -> str:
    """Return lines as a paragraph with line breaks; as a list where each begins with a hyphen."""
    lines = [
        WEB_ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', escape(line.strip(), quote=False))
        for line in paragraph.split("\n")
    ]
    if all(line.startswith("- ") for line in lines):
        return "<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>"
    return f"<p>{'<br/>'.join(lines)}</p>"


def operator(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> None:
    """Write the block that prints the operator's data."""


def heading(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write a heading."""
    return {"text": entry["heading"]}


def contradiction(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write statements that contradict each other; the sources are those of the German text."""
    german = german_entry(writer.record, place)["contradiction"]
    statements = [
        {
            "text": one["text"],
            "sources": writer.sources(
                keys_of(one) or keys_of(german[index]), f"{place}.statements.{index}"
            ),
        }
        for index, one in enumerate(entry["contradiction"])
    ]
    return {"statements": writer.items(statements, f"{place}.statements")}


def table(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write a table with its sources."""
    data = entry["table"]
    rows = [
        writer.items([str(cell) for cell in row], f"{place}.rows.{index}")
        for index, row in enumerate(data["rows"])
    ]
    value = {
        "caption": data["caption"],
        "header": writer.items(data["header"], f"{place}.header"),
        "rows": writer.items(rows, f"{place}.rows"),
    }
    found = keys_of(entry) or keys
    if not writer.record.get("sources"):
        return value
    return {**value, "sources": writer.sources(found, place)}


def steps(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write steps, each with its sources."""
    german = german_entry(writer.record, place, writer.language)["steps"]
    values = [
        {
            "title": step["title"],
            "text": step.get("text", ""),
            "sources": writer.sources(
                keys_of(step) or keys_of(german[index]), f"{place}.steps.{index}"
            ),
        }
        for index, step in enumerate(entry["steps"])
    ]
    return {"steps": writer.items(values, f"{place}.steps")}


def checklist(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write a checklist."""
    return {"items": writer.items(entry["checklist"], f"{place}.items")}


def fact_box(writer: StreamWriter, entry: Record, place: str, keys: list[str]) -> Raw:
    """Write a fact box."""
    box = entry["fact_box"]
    found = keys_of(entry) or keys
    return {"title": box["title"], "text": box["text"], "sources": writer.sources(found, place)}


def german_entry(record: Record, place: str, language: str = "de") -> Record:
    """Return the German entry at a place such as “body.3” or “lessons.0.body.3”."""
    found: Any = record["de" if "de" in record else language]
    for part in place.split("."):
        found = found[int(part)] if part.isdigit() else found[part]
    return dict(found)


WRITERS = {
    "heading": ("heading", heading),
    "contradiction": ("contradiction", contradiction),
    "table": ("table", table),
    "steps": ("steps", steps),
    "checklist": ("checklist", checklist),
    "fact_box": ("fact_box", fact_box),
    "text": ("statement", statement),
    "operator": ("operator", operator),
    "unsourced_text": ("rich_text", rich_text),
}
