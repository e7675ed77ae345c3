"""Reads a collection in the layout of BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RELEVANT = Path("qrels", "test.tsv")


class CollectionError(Exception):
    """Names the file and the line that cannot be read."""


@dataclass(frozen=True)
class Collection:
    """Documents (title and text by id), questions by id, and the right documents of each."""

    documents: Mapping[str, tuple[str, str]]
    questions: Mapping[str, str]
    relevant: Mapping[str, Mapping[str, int]]


def read_collection(folder: Path) -> Collection:
    """Return the collection of a folder; CollectionError names what cannot be read."""
    return Collection(
        documents={
            row["_id"]: (str(row.get("title", "")), str(row.get("text", "")))
            for row in rows(folder / "corpus.jsonl", "_id")
        },
        questions={
            row["_id"]: str(row["text"]) for row in rows(folder / "queries.jsonl", "_id", "text")
        },
        relevant=read_relevant(folder / RELEVANT),
    )


def rows(path: Path, *needed: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    for number, line in enumerate(lines(path), 1):
        try:
            row = json.loads(line)
        except ValueError as error:
            raise CollectionError(f"{path.name}, line {number}: no JSON ({error})") from error
        if not isinstance(row, dict) or any(name not in row for name in needed):
            raise CollectionError(f"{path.name}, line {number}: expected {', '.join(needed)}")
        yield row


def read_relevant(path: Path) -> dict[str, dict[str, int]]:
    """Return how relevant documents are, by question."""
    relevant: dict[str, dict[str, int]] = {}
    for number, line in enumerate(lines(path), 1):
        cells = line.split("\t")
        if number == 1 and not cells[-1].isdigit():
            continue
        if len(cells) != 3 or not cells[2].isdigit():
            raise CollectionError(
                f"{path.name}, line {number}: expected question, document and a number"
            )
        relevant.setdefault(cells[0], {})[cells[1]] = int(cells[2])
    return relevant


def lines(path: Path) -> list[str]:
    """Return the lines of a file that are not empty."""
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CollectionError(f"{path}: {error}") from error
