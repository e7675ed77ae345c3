"""Sections of a case study as text: a paragraph each, its sources by number at the end.

“## Title” is a heading. “{{2: table}}” is the second block of the section as it stands: a table, or
sources that contradict each other, which no cell can hold.
"""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StructBlock

from cases.table.case import Raw, TableCase, block
from cases.table.cell import Cell
from cases.table.lines import line_of, marked, values_of
from content.blocks import FigureBlock
from content.blocks.text import HeadingBlock

HEADING = "## "
KEPT = re.compile(r"\{\{([0-9]+)(: ?[a-z_]+)?\}\}")
BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
FIGURE = ("value", "label")


def written_section(case: TableCase, name: str) -> str:
    """Return a section as paragraphs."""
    paragraphs = []
    for number, each in enumerate(case.streams[name], 1):
        value = each["value"]
        if each["type"] == "statement":
            mark = case.sources.mark(value.get("sources"))
            paragraphs.append(f"{one_paragraph(value.get('text') or '')} [{mark}]")
        elif each["type"] == "heading":
            paragraphs.append(HEADING + one_paragraph(value.get("text") or ""))
        else:
            paragraphs.append(f"{{{{{number}: {each['type']}}}}}")
    return "\n\n".join(paragraphs)


def one_paragraph(text: str) -> str:
    """Return a text without the empty lines that would end its paragraph."""
    return BETWEEN_PARAGRAPHS.sub("\n", text.strip())


def read_section(case: TableCase, name: str, text: str, cell: Cell) -> None:
    """Put paragraphs in the place of a section."""
    before = case.streams[name]
    blocks: list[Raw] = []
    for paragraph in filter(None, map(str.strip, BETWEEN_PARAGRAPHS.split(text))):
        if kept := KEPT.fullmatch(paragraph):
            blocks += kept_block(before, int(kept[1]), cell)
        elif paragraph.startswith(HEADING):
            title = paragraph.removeprefix(HEADING).strip()
            check(HeadingBlock(), {"text": title}, cell)
            blocks.append(block("heading", {"text": title}))
        else:
            words, mark = marked(paragraph)
            value = {"text": words, "sources": case.sources.items(mark, cell)}
            blocks.append(block("statement", value))
    case.streams[name] = blocks


def kept_block(before: list[Raw], number: int, cell: Cell) -> list[Raw]:
    """Return the block of the section that has this number."""
    if not 1 <= number <= len(before):
        cell.wrong(_("the section has no block %(number)s") % {"number": number})
        return []
    return [before[number - 1]]


def written_figures(case: TableCase) -> str:
    """Return the key figures, a line each."""
    return "\n".join(
        line_of(
            {name: str(each["value"].get(name) or "") for name in FIGURE},
            f"[{case.sources.mark(each['value'].get('sources'))}]",
        )
        for each in case.streams["figures"]
    )


def read_figures(case: TableCase, text: str, cell: Cell) -> None:
    """Put lines in the place of the key figures."""
    figures = []
    for line in filter(None, map(str.strip, text.splitlines())):
        values, mark = values_of(line)
        if set(values) != set(FIGURE):
            message = _("“%(line)s”: expected “value: 73 | label: Modellprojekte [1]”")
            cell.wrong(message % {"line": line[:60]})
            continue
        check(FigureBlock(), values, cell)
        figures.append(block("figure", {**values, "sources": case.sources.items(mark, cell)}))
    case.streams["figures"] = figures


def check(declared: StructBlock, texts: dict[str, str], cell: Cell) -> None:
    """Say what is wrong with the texts of a block."""
    for name, text in texts.items():
        try:
            declared.child_blocks[name].clean(text)
        except ValidationError as problem:
            cell.wrong(f"“{text[:60]}”: {' '.join(problem.messages)}")
