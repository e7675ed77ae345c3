"""Lengths of documents as Lucene keeps them, so that both engines compute the same scores."""

from __future__ import annotations

# Lucene's SmallFloat.intToByte4: exact below this, four significant bits above.
EXACT = 24
SIGNIFICANT_BITS = 4


def short_form(length: int) -> int:
    """Return a length cut to what one byte tells of it."""
    if length < EXACT:
        return length
    rest = length - EXACT
    surplus = max(rest.bit_length() - SIGNIFICANT_BITS, 0)
    return (rest >> surplus << surplus) + EXACT
