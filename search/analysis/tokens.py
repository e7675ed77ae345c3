"""Cuts texts into words: dots, slashes and the like part them, hyphens join them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Engines cut longer ones; nobody types them.
LONGEST_WORD = 60
# What stands inside a word without parting it: the dot of easy language, marks of where to break.
INVISIBLE = "·\u00ad\u200b\u200c\u200d\u2060"
APOSTROPHES = "'’ʼ"
LETTERS = rf"[^\W_]+(?:[{INVISIBLE}{APOSTROPHES}\u0300-\u036f]+[^\W_]+)*"
# “Bürger:innen”, “Bürger*innen”, “Bürger/-innen”: the word before the sign is meant.
GENDERED = r"(?:(?:[:*_]|/-?)in(?:nen)?\b)?"
HYPHENS = "-‐‑"
WORD = re.compile(rf"(?P<word>{LETTERS}(?:[{HYPHENS}]{LETTERS})*){GENDERED}")
DROPPED = re.compile(rf"[{INVISIBLE}{APOSTROPHES}\u0300-\u036f]")
HYPHEN = re.compile(rf"[{HYPHENS}]")
POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s$")


class Word(NamedTuple):
    """A word of a text, in small letters, and where it stands; `pieces` are what hyphens part."""

    text: str
    begin: int
    end: int
    pieces: tuple[str, ...] = ()


def words_of(text: str, first: int = 0) -> Iterator[Word]:
    """Yield the words of a text from a place on; positions are those of the text as given."""
    for match in WORD.finditer(text, first):
        begin, end = match.start(), match.end()
        word = match["word"]
        if word.isalnum() and len(word) <= LONGEST_WORD:
            yield Word(bare(word), begin, end)
            continue
        pieces = [bare(piece) for piece in HYPHEN.split(word)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) > 1 and any(not piece.isalpha() for piece in pieces):
            # Years, numbers of versions: each is a word.
            yield from (Word(piece[:LONGEST_WORD], begin, end) for piece in pieces)
        elif pieces:
            joined = "".join(pieces)
            if len(joined) <= LONGEST_WORD:
                yield Word(joined, begin, end, tuple(pieces) if len(pieces) > 1 else ())
            else:
                yield from (Word(piece[:LONGEST_WORD], begin, end) for piece in pieces)


def bare(piece: str) -> str:
    """Return a word in composed small letters without signs inside it."""
    if piece.isascii() and piece.isalnum():
        return piece.lower()
    composed = unicodedata.normalize("NFKC", POSSESSIVE.sub("", piece))
    return DROPPED.sub("", composed.lower())
