"""Repairs a question whose words the index does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SHORTEST_REPAIRED = 4
TWO_EDITS_FROM = 8
MOST_REPAIRED = 5


def allowed_edits(word: str) -> int:
    """Return how many letters of a word may be wrong."""
    return 2 if len(word) >= TWO_EDITS_FROM else 1


def edits(first: str, second: str, limit: int) -> int:
    """Return the optimal string alignment distance of two words; above the limit, limit + 1."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, start=1):
        above, row = row, [i]
        for j, other in enumerate(second, start=1):
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
        before = above
    return row[-1]


def nearest(word: str, vocabulary: Mapping[str, int]) -> str:
    """Return the most frequent of the words that differ least; empty if all differ too much."""
    limit = allowed_edits(word)
    candidates = (
        (edits(word, known, limit), -frequency, known)
        for known, frequency in vocabulary.items()
        if known.isalpha()
    )
    return min((each for each in candidates if each[0] <= limit), default=(0, 0, ""))[2]


def repaired(words: Sequence[str], vocabulary: Mapping[str, int]) -> str:
    """Return the whole question with its unknown words replaced; empty if nothing can be done."""
    result = []
    changes = 0
    for word in words:
        near = ""
        known = word.lower() in vocabulary
        if not known and len(word) >= SHORTEST_REPAIRED and changes < MOST_REPAIRED:
            near = nearest(word.lower(), vocabulary)
        changes += bool(near)
        result.append((near.capitalize() if word[0].isupper() else near) or word)
    return " ".join(result) if changes else ""
