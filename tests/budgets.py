"""Holds the size of files, functions and classes, and the number of switched-off checks."""

from __future__ import annotations

import ast
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from dev.places import ROOMS, ROOT

FOLDERS = (*ROOMS, "benchmarks", "dev", "tests")
LINES_OF_FILE = 300
LINES_OF_TEST_FILE = 400
LINES_OF_FUNCTION = 40
LINES_OF_CLASS = 200
LINES_OF_FOLDERS = {"dev": 1200}
LINES_PER_SUPPRESSION = 2000
SUPPRESSION = re.compile(r"#\s*(noqa|type:\s*ignore|nosec|pragma:|ruff:\s*noqa|mypy:)")


def violations(root: Path) -> list[str]:
    """Return a line for each budget that is exceeded below a folder, path first."""
    found: list[str] = []
    lines = 0
    suppressions: list[str] = []
    for path in python_files(root):
        place = path.relative_to(root)
        source = path.read_text(encoding="utf-8")
        lines += len(source.splitlines())
        suppressions += [f"{place}:{line}" for line in suppressed_lines(path)]
        if "migrations" not in place.parts:
            found += [f"{place}{problem}" for problem in too_long(source, _limit(place))]
    found += [
        f"{folder}: {count} lines, {most} are allowed"
        for folder, most in LINES_OF_FOLDERS.items()
        if (count := lines_below(root / folder)) > most
    ]
    allowed = max(1, lines // LINES_PER_SUPPRESSION)
    if len(suppressions) > allowed:
        found.append(
            f"{len(suppressions)} checks are switched off, {allowed} are allowed in {lines} lines: "
            + ", ".join(suppressions)
        )
    return found


def python_files(root: Path) -> Iterator[Path]:
    """Yield the project's Python files in order."""
    yield from sorted(root.glob("*.py"))
    for folder in FOLDERS:
        yield from sorted((root / folder).rglob("*.py"))


def lines_below(folder: Path) -> int:
    """Return the number of lines of all Python files below a folder."""
    return sum(len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.py"))


def too_long(source: str, limit: int) -> Iterator[str]:
    """Yield what is too long in a file, each with its place in it."""
    count = len(source.splitlines())
    if count > limit:
        yield f": {count} lines, {limit} are allowed"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            most = LINES_OF_FUNCTION
        elif isinstance(node, ast.ClassDef):
            most = LINES_OF_CLASS
        else:
            continue
        count = (node.end_lineno or node.lineno) - node.lineno + 1
        if count > most:
            yield f":{node.lineno}: {node.name} has {count} lines, {most} are allowed"


def suppressed_lines(path: Path) -> Iterator[int]:
    """Yield the numbers of the lines whose comment switches a check off."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT and SUPPRESSION.match(token.string):
                yield token.start[0]


def _limit(place: Path) -> int:
    return LINES_OF_TEST_FILE if place.parts[0] == "tests" else LINES_OF_FILE


if __name__ == "__main__":
    problems = violations(ROOT)
    print("\n".join(problems))
    sys.exit(1 if problems else 0)
