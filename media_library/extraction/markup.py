"""Reads the text in a tree of XML, with marks where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from media_library.extraction.words import paragraphs

PAGE_ENDS = "\f"


@dataclass(frozen=True)
class Grammar:
    """What the elements of a format mean.

    `before` gives what stands in the place of an element's beginning, `after` in that of its end.
    `holds_text` says which elements have text of their own.
    """

    before: Callable[[Any], str]
    after: Callable[[Any], str]
    holds_text: Callable[[Any], bool]
    skipped: frozenset[str]


def text_in(element: Any, grammar: Grammar) -> str:
    """Return the text of an element and of all in it."""
    return "".join(pieces(element, grammar))


def pieces(element: Any, grammar: Grammar) -> Iterator[str]:
    """Yield the texts of an element in reading order; comments and instructions have no name."""
    if not isinstance(element.tag, str) or element.tag in grammar.skipped:
        return
    yield grammar.before(element)
    with_text = grammar.holds_text(element)
    if with_text:
        yield element.text or ""
    for child in element:
        yield from pieces(child, grammar)
        if with_text:
            yield child.tail or ""
    yield grammar.after(element)


def pages_in(text: str) -> Iterable[str]:
    """Return the pages of a text with marks; each line of it is a paragraph."""
    return (paragraphs(page) for page in text.split(PAGE_ENDS))
