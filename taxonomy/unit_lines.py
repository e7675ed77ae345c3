"""Reads which administrative unit a line of a form means; nothing is ever guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from taxonomy.models import AdministrativeUnit
from taxonomy.municipality_search import candidates, find_municipality
from taxonomy.register_units import readable
from taxonomy.sort_keys import german_sort_key

KEY = re.compile(r"(\d{8}|\d{5}|\d{2})(?:\s+(.+))?", re.ASCII)
SUGGESTED = 6


@dataclass
class UnitLine:
    """A line, the unit that it means, and what it might mean where that is not clear."""

    text: str
    unit: AdministrativeUnit | None = None
    suggestions: list[AdministrativeUnit] = field(default_factory=list)

    @property
    def problem(self) -> str:
        """What is wrong with the line, and what could stand there."""
        if not self.suggestions:
            return _("“%(line)s”: there is no such municipality or district.") % {"line": self.text}
        lines = " · ".join(line_of(unit) for unit in self.suggestions[:SUGGESTED])
        more = " …" if len(self.suggestions) > SUGGESTED else ""
        return _("“%(line)s” is not exact. Enter one of these: %(suggestions)s") % {
            "line": self.text,
            "suggestions": lines + more,
        }


def line_of(unit: AdministrativeUnit) -> str:
    """Return the line that stands for a unit and for no other one."""
    return f"{unit.key} {unit.name_with_district}"


def read_line(line: str) -> UnitLine:
    """Return what a line means: an official key, or a name that only one unit has exactly."""
    text = " ".join(line.split())
    if keyed := KEY.fullmatch(text):
        return read_key(text, *keyed.groups())
    exact = units_called(text)
    if len(exact) == 1:
        return UnitLine(text, exact[0])
    if exact:
        return UnitLine(text, suggestions=exact)
    answer = find_municipality(text)
    return UnitLine(text, suggestions=[answer.unit] if answer.unit else answer.choices)


def read_key(text: str, key: str, name: str | None) -> UnitLine:
    """Return the unit with a key; a name behind it must be that of the unit."""
    unit = (
        AdministrativeUnit.objects.filter(key=key, uninhabited=False)
        .select_related("parent")
        .first()
    )
    if unit is None:
        answer = find_municipality(key)
        return UnitLine(text, suggestions=[answer.unit] if answer.unit else answer.choices)
    if name and folded(name) not in names_of(unit):
        return UnitLine(text, suggestions=[unit, *units_called(name)])
    return UnitLine(text, unit)


def units_called(text: str) -> list[AdministrativeUnit]:
    """Return the units of today that have exactly this name."""
    name = readable(text)
    bases = {name, *(name.partition(mark)[0] for mark in (" (", ", ")), name.partition(" ")[2]}
    units = candidates().filter(sort_key__in={german_sort_key(base) for base in bases})
    return [unit for unit in units if folded(name) in names_of(unit)]


def names_of(unit: AdministrativeUnit) -> set[str]:
    """Return all names by which a unit is called exactly, made comparable."""
    names = [unit.label, unit.name_with_district, unit.distinct_name, *formal_names(unit)]
    return {folded(name) for name in names}


def formal_names(unit: AdministrativeUnit) -> Iterable[str]:
    """Return the names with the designation; the bare name of a district is that of a town."""
    if unit.designation:
        yield f"{unit.designation} {unit.name}"
        yield f"{unit.name}, {unit.designation}"
    if unit.level != AdministrativeUnit.Level.DISTRICT:
        yield unit.name


def folded(name: str) -> str:
    """Return a name without regard to case, spaces and the form of its letters."""
    return unicodedata.normalize("NFC", " ".join(readable(name).split())).casefold()
