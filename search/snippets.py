"""Makes what PostgreSQL marks in a text safe to show."""

from __future__ import annotations

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from catalogue.texts import PART_ENDS

# Control characters, which no indexed text contains, stand for the marks until it is escaped.
MARK_BEGINS = "\x02"
MARK_ENDS = "\x03"
SHORTEST_SNIPPET = 110


def safe_marks(text: str) -> SafeString:
    """Return the text as HTML in which only the marked words are elements."""
    marked = escape(text).replace(MARK_BEGINS, "<mark>").replace(MARK_ENDS, "</mark>")
    return mark_safe(marked)  # noqa: S308  # everything but the two marks is escaped


def snippet(text: str, whole: str) -> SafeString:
    """Return the marked part of a passage with its neighbours, and dots where something is cut."""
    parts = [part.strip() for part in text.split(PART_ENDS) if part.strip()]
    first, last = around_mark(parts)
    shown = " … ".join(parts[first:last])
    plain = shown.replace(MARK_BEGINS, "").replace(MARK_ENDS, "")
    before = "" if whole.startswith(plain[:20]) else "… "
    after = "" if whole.rstrip().endswith(plain[-20:]) else " …"
    return safe_marks(f"{before}{shown}{after}" if plain else "")


def around_mark(parts: list[str]) -> tuple[int, int]:
    """Return the range of parts to show: the first with a mark, and as many as make it long."""
    marked = [number for number, part in enumerate(parts) if MARK_BEGINS in part]
    first = marked[0] if marked else 0
    last = first + 1
    while sum(map(len, parts[first:last])) < SHORTEST_SNIPPET and last - first < len(parts):
        if last < len(parts):
            last += 1
        else:
            first -= 1
    return first, last
