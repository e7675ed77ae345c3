"""Addresses from German titles: Straßenbeleuchtung für Köln is strassenbeleuchtung-fuer-koeln."""

from __future__ import annotations

import unicodedata

SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "ẞ": "SS"}
)


def spelled_out(text: str) -> str:
    """Return a text with umlauts and ß in the letters that stand for them.

    An “ö” may also be an “o” with two dots after it, as macOS and PDF files write it.
    """
    return unicodedata.normalize("NFC", text).translate(SPELLED_OUT)
