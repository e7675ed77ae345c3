"""Form controls for what this room holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import find_municipality

LAND_KEY_LENGTH = 2


class UnitsTextarea(forms.Textarea):
    """A text field for several administrative units: one key or name per line.

    The register has 11,000 units, too many for a list of choices. What is not understood stays in
    the field, so that the form field can name it.
    """

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": 4, **(attrs or {})})

    def format_value(self, value: Any) -> str:
        """Return a line for each unit: its key and its name."""
        if isinstance(value, str):
            return value
        chosen = [str(one) for one in value or ()]
        known = AdministrativeUnit.objects.select_related("parent").in_bulk(
            [int(one) for one in chosen if one.isdigit()]
        )
        lines = []
        for one in chosen:
            unit = known.get(int(one)) if one.isdigit() else None
            lines.append(f"{unit.key} {unit.name_with_district}" if unit else one)
        return "\n".join(lines)

    def value_from_datadict(
        self, data: Any, files: MultiValueDict[str, Any], name: str
    ) -> list[str]:
        """Return the primary keys of the units; a line that names none stays as it is."""
        lines = [" ".join(line.split()) for line in (data.get(name) or "").splitlines()]
        return [unit_of_line(line) for line in lines if line]


def unit_of_line(line: str) -> str:
    """Return the primary key of the unit that a line means, else the line."""
    first = line.partition(" ")[0]
    if first.isascii() and first.isdigit():
        unit = AdministrativeUnit.objects.filter(key=first).first()
    else:
        unit = find_municipality(line).unit
    if unit:
        return str(unit.pk)
    # Quotes keep figures from being read as a primary key.
    return line if any(sign.isalpha() for sign in line) else f"„{line}“"
