"""The 16 Länder, remembered by each process: the one part of the register that does not change."""

from __future__ import annotations

from taxonomy.models import AdministrativeUnit

NUMBER_OF_LAENDER = 16

_remembered: dict[str, AdministrativeUnit] = {}


def laender() -> dict[str, AdministrativeUnit]:
    """Return the Länder by key in German order; one query per process once all are there."""
    if not _remembered:
        found = {land.key: land for land in AdministrativeUnit.objects.laender()}
        if len(found) < NUMBER_OF_LAENDER:
            return found
        _remembered.update(found)
    return _remembered


def land_name(key: str) -> str:
    """Return the name of a Land in the language of the request; the key where it is unknown."""
    land = laender().get(key)
    return land.label if land else key
