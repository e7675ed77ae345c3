"""How good a list of hits is, by the documents that should be in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def ndcg(hits: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Return the normalised discounted cumulative gain of the first hits, 0 to 1."""
    gain = sum(
        relevant.get(hit, 0) / math.log2(place + 2) for place, hit in enumerate(hits[:depth])
    )
    best = sorted(relevant.values(), reverse=True)[:depth]
    ideal = sum(value / math.log2(place + 2) for place, value in enumerate(best))
    return gain / ideal if ideal else 0.0


def reciprocal_rank(hits: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Return 1 by the place of the first right hit; 0 where there is none."""
    places = (place for place, hit in enumerate(hits[:depth], 1) if relevant.get(hit, 0))
    return 1 / next(places, math.inf)


def recall(hits: Sequence[str], relevant: Mapping[str, int], depth: int = 50) -> float:
    """Return the share of the right documents that are among the first hits."""
    right = {document for document, value in relevant.items() if value}
    return len(right & set(hits[:depth])) / len(right) if right else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else 0.0
