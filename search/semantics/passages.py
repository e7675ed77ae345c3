"""Cuts the text of an entry into passages of which each gets a vector."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from catalogue.models import Entry
from catalogue.texts import PART_ENDS

# Shorter ones say too little, of longer ones the model keeps only the drift.
SHORTEST = 800
LONGEST = 1_200
# Of a longer document the first: enough to say what it is about.
MOST_PASSAGES = 40
SENTENCE_ENDS = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Cut:
    """A passage of an entry: its place, and its text as the model gets it."""

    position: int
    text: str

    @property
    def digest(self) -> str:
        """Return what changes with the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def passages_of(entry: Entry) -> list[Cut]:
    """Return the passages of an entry: title and summary first, then the parts of its text.

    The title stands before each, as a paragraph alone often does not say what it is about.
    """
    first = PART_ENDS.join(filter(None, [entry.title, entry.summary]))
    parts = (f"{entry.title}{PART_ENDS}{part}" for part in parts_of(entry.body))
    texts = dict.fromkeys([first, *islice(parts, MOST_PASSAGES - 1)])
    return [Cut(position, text) for position, text in enumerate(texts)]


def parts_of(body: str) -> Iterator[str]:
    """Yield parts of about 800 to 1,200 letters that end where a paragraph does.

    One before a long paragraph, and the last, may be shorter.
    """
    part = ""
    for piece in pieces_of(body):
        if part and len(part) + len(piece) >= LONGEST:
            yield part
            part = ""
        part = f"{part}{PART_ENDS}{piece}" if part else piece
        if len(part) >= SHORTEST:
            yield part
            part = ""
    if part:
        yield part


def pieces_of(body: str) -> Iterator[str]:
    """Yield paragraphs; those that are too long sentence by sentence, and these cut if need be."""
    for paragraph in body.splitlines():
        sentences = SENTENCE_ENDS.split(paragraph) if len(paragraph) > LONGEST else [paragraph]
        for sentence in sentences:
            for begins in range(0, len(sentence), LONGEST):
                yield sentence[begins : begins + LONGEST]
