"""Which municipality an address names."""

from __future__ import annotations

from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import candidates, find_municipality


def chosen_town(text: str) -> AdministrativeUnit | None:
    """Return the municipality or district of a key, or of a name that is the only one."""
    if text.isascii() and text.isdecimal() and len(text) in (5, 8):
        return candidates().select_related("parent").filter(key=text).first()
    return find_municipality(text).unit
