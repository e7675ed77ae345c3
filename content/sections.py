"""A body as sections: a heading opens one, and so do steps and checklists without a heading."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

TITLES_OF_BLOCKS = {"steps": _("Steps"), "checklist": _("Checklist")}


@dataclass
class Section:
    """A row of a page: its label and what stands beside it."""

    title: str
    anchor: str
    blocks: list[Any] = field(default_factory=list)


def sections_of(stream: Iterable[Any]) -> list[Section]:
    """Group blocks by their headings; anchors are unique within the page."""
    sections: list[Section] = []
    anchors: set[str] = set()
    for block in stream:
        kind = block.block_type
        heading = block.value["text"] if kind == "heading" else TITLES_OF_BLOCKS.get(kind, "")
        needs_own = kind == "heading" or (heading and not _is_just_opened(sections))
        if needs_own or not sections:
            sections.append(Section(str(heading), _unique(slugify(str(heading)), anchors)))
        if kind != "heading":
            sections[-1].blocks.append(block)
    return [section for section in sections if section.blocks]


def _is_just_opened(sections: list[Section]) -> bool:
    return bool(sections) and bool(sections[-1].title) and not sections[-1].blocks


def _unique(anchor: str, taken: set[str]) -> str:
    base = anchor or "section"
    candidate, number = base, 2
    while candidate in taken:
        candidate, number = f"{base}-{number}", number + 1
    taken.add(candidate)
    return candidate
