"""“Meine Kommune”: finds a municipality or district by its name or official key."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.models.administrative_units import COUNTY_WORDS
from taxonomy.querysets import AdministrativeUnitQuerySet
from taxonomy.sort_keys import german_sort_key

LONGEST_QUESTION = 100
MOST_MATCHES = 30
COUNTY = re.compile(r"(land)?kreis\s+", re.IGNORECASE)
TOWN = re.compile(r"(stadt|gemeinde|markt|hansestadt|landeshauptstadt)\s+", re.IGNORECASE)
SPELLED_OUT = re.compile("ae|oe|ue")


@dataclass
class MunicipalityAnswer:
    """What a question has found: one unit, several to choose from, or nothing."""

    question: str = ""
    unit: AdministrativeUnit | None = None
    choices: list[AdministrativeUnit] = field(default_factory=list)
    more: bool = False

    @property
    def unknown(self) -> bool:
        """Whether something was asked and nothing found."""
        return bool(self.question) and self.unit is None and not self.choices


def find_municipality(raw: str) -> MunicipalityAnswer:
    """Return the municipality or district that is meant.

    A key of 5 or 8 digits names one. A name is compared without case, umlauts and words like
    “Stadt”; the whole name counts before its beginning. Uninhabited areas, closed units, and
    districts that are a town themselves are never found.
    """
    question = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
    question = question[:LONGEST_QUESTION]
    answer = MunicipalityAnswer(question)
    if not question:
        return answer
    digits = question.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        answer.unit = by_key(digits)
        return answer
    found = by_name(question)
    if len(found) == 1:
        answer.unit = found[0]
    else:
        answer.choices, answer.more = found[:MOST_MATCHES], len(found) > MOST_MATCHES
    return answer


def candidates() -> AdministrativeUnitQuerySet:
    """Return what a question can find: municipalities, and districts that are no town."""
    units = AdministrativeUnit.objects.choosable()
    municipalities = units.filter(level=AdministrativeUnit.Level.MUNICIPALITY)
    return municipalities | units.filter(
        level=AdministrativeUnit.Level.DISTRICT, designation__in=COUNTY_WORDS
    )


def by_key(digits: str) -> AdministrativeUnit | None:
    """Return the unit with a key; the district key of a town leads to the town."""
    if len(digits) not in (5, 8):
        return None
    town = f"{digits}000" if len(digits) == 5 else digits
    found = {unit.key: unit for unit in candidates().filter(key__in=(digits, town))}
    return found.get(town) or found.get(digits)


def by_name(question: str) -> list[AdministrativeUnit]:
    """Return the units with this name; if there is none, those whose name begins so."""
    units = candidates()
    if COUNTY.match(question):
        county = [*by_sort_keys(units.filter(level="district"), COUNTY.sub("", question, count=1))]
        if county:
            return county
    return by_sort_keys(units, question) or by_sort_keys(units, TOWN.sub("", question, count=1))


def by_sort_keys(units: AdministrativeUnitQuerySet, name: str) -> list[AdministrativeUnit]:
    """Compare by sort key, in which ö is o; only where that finds nothing, oe means ö too."""
    typed = german_sort_key(name)
    spelled_out = SPELLED_OUT.sub(lambda found: found[0][0], typed)
    for key in dict.fromkeys([typed, spelled_out]):
        exact = list(units.filter(sort_key=key))
        if exact:
            return exact
    for key in dict.fromkeys([typed, spelled_out]):
        beginning = list(units.filter(sort_key__startswith=key)[: MOST_MATCHES + 1])
        if beginning and len(key) > 1:
            return beginning
    return []


def size_class_of(unit: AdministrativeUnit, classes: list[SizeClass]) -> SizeClass | None:
    """Return the class by population; a district belongs to the class without bounds."""
    if unit.level == AdministrativeUnit.Level.DISTRICT:
        return next((size for size in classes if size.min_population is None), None)
    return next((size for size in classes if size.holds(unit.population)), None)
