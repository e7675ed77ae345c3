"""Takes compounds apart, where the portal itself uses the parts as words."""

from __future__ import annotations

from collections.abc import Callable, Container

LINKING_SOUNDS = "s es n en er e"
LINKS = ("", *LINKING_SOUNDS.split())
SHORTEST_PART = 4
SHORTEST_COMPOUND = 2 * SHORTEST_PART


def parts_of(word: str, stems: Container[str], stem: Callable[[str], str]) -> list[str]:
    """Return the stems of the parts of a compound, each once; none for what is no compound.

    A part counts where its stem is one of `stems`, the words that stand alone somewhere, or where
    it is such a compound itself; every cut that leaves two such parts is taken.
    """
    return _Cutter(stems, stem).parts(word)


class _Cutter:
    def __init__(self, stems: Container[str], stem: Callable[[str], str]) -> None:
        self.stems = stems
        self.stem = stem
        self._parts: dict[str, list[str]] = {}

    def parts(self, word: str) -> list[str]:
        """Return the parts of a word that can be cut."""
        if word not in self._parts:
            parts: dict[str, None] = {}
            for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
                last = self.of_piece(word[place:])
                first = self.of_first_piece(word[:place]) if last else []
                if first:
                    parts |= dict.fromkeys([*first, *last])
            self._parts[word] = list(parts)
        return self._parts[word]

    def of_piece(self, piece: str) -> list[str]:
        """Return the stem of a piece that is a word, and the parts of it."""
        own = self.stem(piece)
        return [*([own] if own in self.stems else []), *self.parts(piece)]

    def of_first_piece(self, piece: str) -> list[str]:
        """Return the same for a piece that may end with a linking sound."""
        for link in LINKS:
            if piece.endswith(link) and len(piece) - len(link) >= SHORTEST_PART:
                parts = self.of_piece(piece.removesuffix(link))
                if parts:
                    return parts
        return []
