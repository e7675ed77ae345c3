"""Makes text of what stands on a page: words whole, one line for each paragraph."""

from __future__ import annotations

import re
import unicodedata

# Where a word is broken: PDFium joins the halves with a mark of its own, others leave the hyphen at
# the end of a line; a soft hyphen may stand anywhere.
BROKEN_WORD = re.compile(r"(?<=\w)(?:[\x02\ufffe\u00ad]\s*|-\r?\n)(?P<rest>\w+)")
AFTER_SHORTENED = frozenset({"und", "oder", "bzw", "sowie", "and", "or"})
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": ""}
)


def one_paragraph(text: str) -> str:
    """Return text whose lines are those of a layout, as one line with its words joined."""
    return " ".join(clean(BROKEN_WORD.sub(joined, text)).split())


def paragraphs(text: str) -> str:
    """Return text whose lines are paragraphs, without empty ones."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return "\n".join(line for line in lines if line)


def clean(text: str) -> str:
    """Return text with composed letters, without ligatures, soft hyphens and control characters."""
    return unicodedata.normalize("NFC", CONTROL.sub("", text.translate(LIGATURES)))


def joined(broken: re.Match[str]) -> str:
    """Return the second half of a word, with the hyphen where it belongs to the word."""
    rest = broken["rest"]
    if rest in AFTER_SHORTENED:
        return f"- {rest}"
    return rest if rest[0].islower() else f"-{rest}"
