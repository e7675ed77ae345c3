"""Makes what PostgreSQL marks in a text safe to show."""

from __future__ import annotations

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# Control characters, which no indexed text contains, stand for the marks until it is escaped.
MARK_BEGINS = "\x02"
MARK_ENDS = "\x03"
# Stands between the parts of a text: a heading, a paragraph, a cell.
PART_ENDS = "\n"
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def without_control_characters(text: str) -> str:
    """Return a text in which the marks can only come from the database."""
    return CONTROL.sub("", text)


def safe_marks(text: str) -> SafeString:
    """Return the text as HTML in which only the marked words are elements."""
    marked = escape(text).replace(MARK_BEGINS, "<mark>").replace(MARK_ENDS, "</mark>")
    return mark_safe(marked)  # noqa: S308  # everything but the two marks is escaped


def snippet(text: str, whole: str) -> SafeString:
    """Return a passage with its marks, and dots where it is cut out of a longer text."""
    plain = text.replace(MARK_BEGINS, "").replace(MARK_ENDS, "").strip()
    before = "… " if plain and not whole.startswith(plain[:20]) else ""
    after = " …" if plain and not whole.rstrip().endswith(plain[-20:]) else ""
    parts = [part.strip() for part in text.split(PART_ENDS) if part.strip()]
    return safe_marks(f"{before}{' … '.join(parts)}{after}")
