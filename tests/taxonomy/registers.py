"""Registers for the tests: the sample, and copies of it that differ in one thing."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.core.management import call_command

SAMPLE = Path(__file__).parent / "data" / "register_2019.csv"
MUNICIPALITIES = 15
UNINHABITED = 3


def sample_text() -> str:
    """The sample as text, without its byte-order mark."""
    return SAMPLE.read_text(encoding="utf-8-sig")


def row_of(start: str) -> int:
    """The number of the first row that begins so; the header is row 1."""
    lines = sample_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def changed(old: str, new: str) -> Callable[[str], str]:
    """A change of the first place where the sample holds the old text."""

    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


def without_line(start: str) -> Callable[[str], str]:
    """A change that takes the first line away that begins so."""

    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        line = next(line for line in lines if line.startswith(start))
        lines.remove(line)
        return "".join(lines)

    return change


def write(folder: Path, text: str, name: str = "register_2019.csv") -> Path:
    """Write a register to a folder."""
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def run_import(path: Path, **options: object) -> str:
    """Import a register and return what the command said."""
    said = StringIO()
    call_command("import_municipalities", str(path), stdout=said, **options)
    return said.getvalue()
