"""Takes compounds apart, where the portal itself uses the parts as words."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

LINKS = ("", "s", "es", "n", "en", "er", "e")
SHORTEST_PART = 4
SHORTEST_COMPOUND = 2 * SHORTEST_PART


def parts_of(word: str, stems: Container[str], stem: Callable[[str], str]) -> list[str]:
    """Return the stems of the parts of a compound, each once; none for what is no compound.

    A part counts where its stem is one of `stems`, the words that stand alone somewhere; every
    cut that leaves two such parts is taken, and parts are cut on.
    """
    found: dict[str, None] = {}
    for first, second in cuts(word):
        heads = [stem(first.removesuffix(link)) for link in LINKS if fits(first, link)]
        head = next((each for each in heads if each in stems), "")
        tail = stem(second)
        if head and tail in stems:
            found[head] = found[tail] = None
            found |= dict.fromkeys(parts_of(first, stems, stem))
            found |= dict.fromkeys(parts_of(second, stems, stem))
    return list(found)


def cuts(word: str) -> Iterator[tuple[str, str]]:
    """Yield all ways to cut a word in two parts that are long enough."""
    for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        yield word[:place], word[place:]


def fits(first: str, link: str) -> bool:
    """Say whether a word is left before a linking sound."""
    return first.endswith(link) and len(first) - len(link) >= SHORTEST_PART
