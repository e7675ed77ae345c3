"""“Meine Kommune”: finds a municipality or district by its name or official key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.models.administrative_units import COUNTY_WORDS
from taxonomy.querysets import AdministrativeUnitQuerySet
from taxonomy.register_units import readable
from taxonomy.sort_keys import german_sort_key

LONGEST_QUESTION = 100
MOST_MATCHES = 30
LENGTH_OF_KEY = 8
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

    A key of 5 or 8 digits names one, and so does a postal code. A name is compared without case,
    umlauts and words like “Stadt”; the whole name counts before its beginning. Uninhabited areas,
    closed units, and districts that are a town themselves are never found.
    """
    question = " ".join("".join(c if c.isprintable() else " " for c in raw).split())
    question = question[:LONGEST_QUESTION]
    answer = MunicipalityAnswer(question)
    if not question:
        return answer
    digits = question.replace(" ", "")
    units = by_number(digits) if digits.isascii() and digits.isdigit() else by_name(question)
    if len(units) == 1:
        answer.unit = units[0]
    else:
        answer.choices, answer.more = units[:MOST_MATCHES], len(units) > MOST_MATCHES
    return answer


def named(raw: str) -> list[AdministrativeUnit]:
    """Return the units whose key or whole name a text is, the largest first; by one query.

    More narrow than `find_municipality`, for texts that mostly name something else.
    """
    text = " ".join(raw.replace("\0", " ").split())[:LONGEST_QUESTION]
    digits = text.replace(" ", "")
    if digits.isascii() and digits.isdigit():
        return by_number(digits) if len(digits) == LENGTH_OF_KEY else []
    county = COUNTY.match(text)
    typed = german_sort_key(readable((COUNTY if county else TOWN).sub("", text, count=1)))
    keys = {typed, SPELLED_OUT.sub(lambda match: match[0][0], typed)} - {""}
    units = candidates().filter(sort_key__in=keys) if keys else []
    wanted = AdministrativeUnit.Level.DISTRICT
    return largest_first(unit for unit in units if not county or unit.level == wanted)


def meant_by(question: str) -> Q:
    """Return the condition for lists of editors: what is found, and parts of names and keys."""
    answer = find_municipality(question)
    units = [answer.unit] if answer.unit else answer.choices
    parts = Q(key__startswith=question)
    if part := german_sort_key(question):
        parts |= Q(sort_key__contains=part)
    return Q(pk__in=[unit.pk for unit in units]) | parts


def candidates() -> AdministrativeUnitQuerySet:
    """Return what a question can find: municipalities, and districts that are no town."""
    units = AdministrativeUnit.objects.choosable()
    municipalities = units.filter(level=AdministrativeUnit.Level.MUNICIPALITY)
    return municipalities | units.filter(
        level=AdministrativeUnit.Level.DISTRICT, designation__in=COUNTY_WORDS
    )


def by_number(digits: str) -> list[AdministrativeUnit]:
    """Return the unit with a key, and those whose administration has the digits as postal code.

    The district key of a town leads to the town.
    """
    if len(digits) not in (5, 8):
        return []
    town = f"{digits}000" if len(digits) == 5 else digits
    units = {unit.key: unit for unit in candidates().filter(key__in=(digits, town))}
    keyed = units.get(town) or units.get(digits)
    by_post = list(candidates().filter(postal_code=digits)) if len(digits) == 5 else []
    return [*([keyed] if keyed else []), *(unit for unit in by_post if unit != keyed)]


def by_name(question: str) -> list[AdministrativeUnit]:
    """Return the units with this name; if there is none, those whose name begins so.

    “Landkreis Hof” asks for a district, “Stadt Hof” and “Hof, Stadt” for a municipality,
    “Hof (Kreis)” for a municipality of a district; “Hof” may be either.
    """
    units = candidates()
    districts = units.filter(level=AdministrativeUnit.Level.DISTRICT)
    towns = units.filter(level=AdministrativeUnit.Level.MUNICIPALITY)
    if COUNTY.match(question):
        return by_sort_keys(districts, COUNTY.sub("", question, count=1)) or by_sort_keys(
            units, question
        )
    if matches := by_sort_keys(units, question):
        return matches
    name, _comma, _designation = question.partition(", ")
    plain = TOWN.sub("", name, count=1)
    if plain != question and (matches := by_sort_keys(towns, plain)):
        return matches
    name, _bracket, district = question.rstrip(") ").partition(" (")
    district = german_sort_key(COUNTY.sub("", district, count=1))
    if not district:
        return []
    return [
        unit
        for unit in by_sort_keys(towns, name)
        if unit.parent and unit.parent.sort_key.startswith(district)
    ]


def by_sort_keys(units: AdministrativeUnitQuerySet, name: str) -> list[AdministrativeUnit]:
    """Compare by sort key, in which ö is o; only where that finds nothing, oe means ö too.

    Beside “Halle” stand “Halle (Saale)” and “Halle (Westf.)”: who types less may mean them.
    """
    typed = german_sort_key(readable(name))
    spelled_out = SPELLED_OUT.sub(lambda match: match[0][0], typed)
    keys = list(dict.fromkeys([typed, spelled_out]))
    for key in keys:
        exact = list(units.filter(sort_key=key))
        if exact:
            longer = units.filter(sort_key__startswith=f"{key} ")[:MOST_MATCHES]
            return [*largest_first(exact), *largest_first(longer)]
    for key in keys:
        beginning = list(units.filter(sort_key__startswith=key)[: MOST_MATCHES + 1])
        if beginning and len(key) > 1:
            return beginning
    return []


def largest_first(units: Iterable[AdministrativeUnit]) -> list[AdministrativeUnit]:
    """Return namesakes with the one first that most people mean."""
    return sorted(units, key=lambda unit: -(unit.population or 0))


def size_class_of(unit: AdministrativeUnit, classes: list[SizeClass]) -> SizeClass | None:
    """Return the class by population; a district belongs to the class without bounds."""
    if unit.level == AdministrativeUnit.Level.DISTRICT:
        return next((size for size in classes if size.min_population is None), None)
    return next((size for size in classes if size.holds(unit.population)), None)
