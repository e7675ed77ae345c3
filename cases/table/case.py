"""A case study as its row sees it: as editors see it last, with its blocks as they are stored."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.schema import Part, stream_of
from cases.table.lines import BETWEEN, escaped, parts_of
from content.blocks import SourceBlock
from content.partial_dates import as_stored
from content.sources import stored_sources, streams_with_sources

if TYPE_CHECKING:
    from cases.models import CaseStudyPage
    from cases.table.cell import Cell

Raw = dict[str, Any]
SOURCE = ("url", "title", "read_on", "as_of", "site")
FEWEST_PARTS = 3
CHOSEN = ("solution_type", "maturity", "evidence", "content_licence")


def block(kind: str, value: Any) -> Raw:
    """Return a new block, or an item of a list."""
    return {"type": kind, "id": str(uuid.uuid4()), "value": value}


class TableCase:
    """A case study, and what a row changes of it."""

    def __init__(self, page: CaseStudyPage) -> None:
        self.page = page
        self.streams = {name: stored_blocks(page, name) for name in streams_of(page)}
        self._before = json.dumps(self.streams)
        self.sources = SourceNumbers(self.streams.values())

    def facts(self, part: Part) -> Raw:
        """Return the stored facts of a part, which a new page has not begun yet."""
        stream = self.streams[stream_of(part)]
        if not stream:
            stream.append(block("facts", {}))
        facts: Raw = stream[0]["value"]
        return facts

    def fact(self, part: Part, key: str) -> Raw:
        """Return the stored value of a fact: value, note, sources."""
        fact: Raw = self.facts(part).setdefault(key, {})
        return fact

    def write_streams(self) -> None:
        """Let the page have the blocks that are different now."""
        before = json.loads(self._before)
        for name, stream in self.streams.items():
            if stream != before[name]:
                field = self.page._meta.get_field(name)
                setattr(self.page, name, field.to_python(json.loads(json.dumps(stream))))


def with_what_a_row_says(pages: Any) -> Any:
    """Fetch with case studies their latest drafts and what a row names of other rows."""
    names = ("project", "applied_solution", "main_field", *CHOSEN, "latest_revision", "locale")
    return pages.select_related(*names).prefetch_related("municipalities", "fields_of_action")


def streams_of(page: CaseStudyPage) -> list[str]:
    """Return the stream fields of a case study."""
    return streams_with_sources(page._meta.model)


def stored_blocks(page: CaseStudyPage, name: str) -> list[Raw]:
    """Return the blocks of a stream field as plain data, apart from the page."""
    blocks: list[Raw] = json.loads(
        json.dumps(page._meta.get_field(name).get_prep_value(getattr(page, name)))
    )
    return blocks


class SourceNumbers:
    """The sources of a row by number; each is written once, in a line of its own."""

    def __init__(self, streams: Iterable[Any]) -> None:
        self._uses: dict[int, list[Raw]] = {}
        self._numbers: dict[tuple[str, ...], int] = {}
        self.rows: dict[int, Raw] = {}
        for stream in streams:
            for source in stored_sources(stream):
                number = self._numbers.setdefault(identity(source), len(self._numbers) + 1)
                self._uses.setdefault(number, []).append(source)
                self.rows.setdefault(number, {name: source.get(name) or "" for name in SOURCE})

    def mark(self, items: Iterable[Raw] | None) -> str:
        """Return the numbers of stored sources, “1, 2”."""
        numbers = [self._numbers[identity(item.get("value", item))] for item in items or ()]
        return ", ".join(map(str, numbers))

    def written(self) -> str:
        """Return a line for each source: number, address, title, day of reading, date, site."""
        lines = []
        for number, source in self.rows.items():
            parts = [str(number), *(escaped(str(source[name])) for name in SOURCE)]
            while len(parts) > FEWEST_PARTS and not parts[-1]:
                parts.pop()
            lines.append(BETWEEN.join(parts))
        return "\n".join(lines)

    def take(self, text: str, cell: Cell) -> None:
        """Read such lines; what is different of a source is different wherever it stands."""
        for line in filter(None, map(str.strip, text.splitlines())):
            number, *parts = parts_of(line)
            values = dict(zip(SOURCE, [*parts, "", "", "", ""], strict=False))
            if not number.isdecimal() or not values["url"]:
                example = "1 | https://www.example.org/ | Bericht | 2026-11-23 | 2024-05"
                message = _("“%(line)s” is no source; expected something like “%(example)s”")
                cell.wrong(message % {"line": line[:60], "example": example})
                continue
            values, problem = cleaned_source(values)
            if problem:
                cell.wrong(
                    _("source %(number)s: %(problem)s") % {"number": number, "problem": problem}
                )
                continue
            self.rows[int(number)] = values
            for use in self._uses.get(int(number), ()):
                use.update(values)

    def items(self, mark: str, cell: Cell, kind: str = "item") -> list[Raw]:
        """Return the sources with these numbers as a list block holds them."""
        items = []
        for number in filter(None, (each.strip() for each in mark.replace(";", ",").split(","))):
            if not number.isdecimal() or int(number) not in self.rows:
                message = _("there is no source %(number)s in the column “sources”")
                cell.wrong(message % {"number": number[:20]})
                continue
            items.append(block(kind, dict(self.rows[int(number)])))
        return items


def identity(source: Raw) -> tuple[str, ...]:
    """Return what two sources have in common that are written as one."""
    return tuple(str(source.get(name) or "") for name in SOURCE)


def cleaned_source(values: Raw) -> tuple[Raw, str]:
    """Return a source as it is stored, and what is wrong with it; empty where nothing is."""
    stored = {}
    for name, child in SourceBlock().child_blocks.items():
        typed = as_stored(values[name]) if name == "read_on" else values[name]
        try:
            stored[name] = str(child.clean(child.to_python(typed)) or "")
        except ValidationError as problem:
            return values, " ".join(problem.messages)
    return stored, ""
