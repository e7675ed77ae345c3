"""German alphabetical order without a collation of the database."""

from __future__ import annotations

import unicodedata

LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def german_sort_key(name: str) -> str:
    """Return the key by which a name is listed (DIN 5007-1: ä as a, ö as o, ü as u, ß as ss)."""
    folded = unicodedata.normalize("NFC", name).lower().translate(LETTERS)
    plain = unicodedata.normalize("NFD", folded)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
