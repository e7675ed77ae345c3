"""How a cell says several things: a line each, values by name, sources by their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

BETWEEN = " | "
MARK = re.compile(r"\s*\[([0-9, ]*)\]\s*$")
PARTS = re.compile(r"(?<!\\)\|")
ESCAPED = re.compile(r"\\(.)")
LETTERS = {"n": "\n"}


def escaped(text: str) -> str:
    """Return a text in one line in which nothing separates."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def unescaped(text: str) -> str:
    """Return the text that `escaped` had."""
    return ESCAPED.sub(lambda match: LETTERS.get(match[1], match[1]), text)


def line_of(values: Mapping[str, str], mark: str) -> str:
    """Return “name: value | name: value [1, 2]” of what is not empty."""
    said = BETWEEN.join(f"{name}: {escaped(value)}" for name, value in values.items() if value)
    return f"{said} {mark}".strip()


def values_of(line: str) -> tuple[dict[str, str], str]:
    """Return the values of a line by name, and its mark; a part without a name has the name ""."""
    text, mark = marked(line)
    values = {}
    for part in PARTS.split(text):
        name, colon, value = part.strip().partition(":")
        key = name.strip() if colon else ""
        values[key] = unescaped(value.strip() if colon else name)
    return values, mark


def marked(text: str) -> tuple[str, str]:
    """Return a text without the numbers of sources at its end, and these."""
    found = MARK.search(text)
    return (text[: found.start()], found[1]) if found else (text, "")


def parts_of(line: str) -> list[str]:
    """Return what stands between the separators of a line."""
    return [unescaped(part.strip()) for part in PARTS.split(line)]
