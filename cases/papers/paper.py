"""What a paper holds, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

from catalogue.texts import without_control_characters

RunKind = Literal["text", "strong", "gap", "unknown", "source"]


@dataclass(frozen=True)
class Run:
    """A piece of a line: words, a gap to fill in, the sign of unknown, or numbers of sources."""

    text: str
    kind: RunKind = "text"


Line = Sequence[Run]


@dataclass(frozen=True)
class Table:
    """Rows below a header; each cell is a line."""

    header: Sequence[str]
    rows: Sequence[Sequence[Line]]


@dataclass(frozen=True)
class Section:
    """A labelled row of the paper: lines, then points to tick, then a table."""

    label: str
    lines: Sequence[Line] = ()
    checks: Sequence[Line] = ()
    table: Table | None = None
    decision: bool = False


@dataclass(frozen=True)
class Fact:
    """One of the short facts below the title."""

    label: str
    value: Line


@dataclass(frozen=True)
class Paper:
    """A paper for a municipality: head, title, facts, sections, footnote."""

    language: str
    language_tag: str
    place: str
    made: str
    title: str
    facts: Sequence[Fact]
    sections: Sequence[Section]
    footnote: str
    summary: str = ""
    keywords: Sequence[str] = field(default_factory=tuple)
    landscape: bool = False


def text(words: str, sources: Sequence[int] = ()) -> list[Run]:
    """Return words with the numbers of their sources."""
    numbers = [Run(f" [{number}]", "source") for number in sources]
    return [Run(words), *numbers]


def gap(words: str) -> list[Run]:
    """Return a gap with a word about what to fill in."""
    return [Run(words, "gap")]


def printable(part: Any) -> Any:
    """Return a part of a paper without the control characters that come along with pasted text."""
    if isinstance(part, str):
        return without_control_characters(part)
    if is_dataclass(part) and not isinstance(part, type):
        values = {each.name: printable(getattr(part, each.name)) for each in fields(part)}
        return replace(part, **values)
    return [printable(each) for each in part] if isinstance(part, list | tuple) else part
