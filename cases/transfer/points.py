"""What is compared, and how each point stands for a town: pure functions of facts and town."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases.schema.facts import Fact
from cases.towns.facts import TownFacts, area_labels
from cases.towns.fit import State
from taxonomy.laender import land_name
from taxonomy.vocabularies import BUND, LEGAL_LEVEL, Vocabularies

MANDATORY = "zwingend"
NO_PERSONS = ("keiner", "anonymisiert")
PROPRIETARY = "proprietaer"


class Group(StrEnum):
    """The groups of points, in their order."""

    PLACE = "place"
    CONDITIONS = "conditions"
    OPERATION = "operation"


@dataclass(frozen=True)
class Point:
    """One point: how it stands, what it is about, what the town has, and why."""

    group: Group
    state: State
    title: str
    own: str = ""
    why: str = ""
    kind: str = ""
    sources: Sequence[Mapping[str, Any]] = field(default_factory=tuple)


@dataclass(frozen=True)
class Case:
    """What is known of a solution: its typed facts and the Länder that it is from."""

    facts: Mapping[str, Fact]
    lands: Sequence[str]
    vocabularies: Vocabularies

    def words(self, key: str, codes: Sequence[str]) -> str:
        """Return codes of a field in words."""
        vocabulary = self.facts[key].field.vocabulary
        return ", ".join(self.vocabularies.label(vocabulary, code) for code in codes)


def points_of(case: Case, town: TownFacts) -> list[Point]:
    """Return all points of a case study for a town, in their order."""
    return [
        size_point(case, town),
        area_point(case, town),
        land_point(case, town),
        *legal_points(case, town),
        *condition_points(case),
        software_point(case),
        persons_point(case),
        *operation_points(case),
    ]


def size_point(case: Case, town: TownFacts) -> Point:
    """Met where a source names the size class of the town, not met where it names others."""
    fact, title = case.facts["size_classes_ok"], _("Suitable size")
    people = town.unit.population
    own = "" if people is None else inhabitants(people)
    codes = list(fact.value or [])
    if not codes:
        why = fact.note or _("None of the sources that we read says for which size it is meant.")
        return Point(Group.PLACE, State.UNKNOWN, title, own, why, sources=fact.sources)
    why = _("According to the source: %(sizes)s.") % {"sizes": case.words("size_classes_ok", codes)}
    if town.size is None:
        return Point(Group.PLACE, State.CLARIFY, title, own, why, sources=fact.sources)
    state = State.MET if town.size.code in codes else State.UNMET
    return Point(Group.PLACE, state, title, own, why, sources=fact.sources)


def inhabitants(people: int) -> str:
    return _("%(number)s inhabitants") % {"number": number_format(people, force_grouping=True)}


def area_point(case: Case, town: TownFacts) -> Point:
    """To clarify where a source names a type, since the register has another measure of it."""
    fact, title = case.facts["area_types_ok"], _("Suitable kind of settlement")
    own = area_labels().get(town.area, "")
    codes = list(fact.value or [])
    if not codes:
        why = fact.note or _("None of the sources that we read says so.")
        return Point(Group.PLACE, State.UNKNOWN, title, own, why, sources=fact.sources)
    why = _("According to the source: %(types)s. The register measures it otherwise.")
    words = case.words("area_types_ok", codes)
    return Point(
        Group.PLACE, State.CLARIFY, title, own, why % {"types": words}, sources=fact.sources
    )


def land_point(case: Case, town: TownFacts) -> Point:
    """Met in a Land where the solution runs: what the Land offers and demands is the same."""
    title, own = _("Same state"), land_name(town.unit.land_key)
    if not case.lands:
        return Point(Group.PLACE, State.UNKNOWN, title, own, _("The place is not known."))
    places = ", ".join(map(land_name, case.lands))
    if town.unit.land_key in case.lands:
        return Point(Group.PLACE, State.MET, title, own, _("It runs in %(land)s.") % {"land": own})
    why = _(
        "It runs in %(lands)s. Whatever goes through the state there is to be settled anew here."
    )
    return Point(Group.PLACE, State.UNMET, title, own, why % {"lands": places})


def legal_points(case: Case, town: TownFacts) -> Iterator[Point]:
    """Yield a point for each norm: federal law holds everywhere, that of another Land does not."""
    for entry in case.facts["legal_basis"].entries:
        level, sources = entry.get("land") or "", entry.get("sources") or ()
        title = _("Legal basis: %(norm)s") % {"norm": entry.get("norm") or ""}
        own = land_name(town.unit.land_key)
        if level == BUND:
            why = _("Federal law, which holds everywhere.")
            yield Point(Group.PLACE, State.MET, title, own, why, sources=sources)
        elif level == town.unit.land_key:
            why = _("Law of your state.")
            yield Point(Group.PLACE, State.MET, title, own, why, sources=sources)
        else:
            where = case.vocabularies.label(LEGAL_LEVEL, level) if level else ""
            why = (
                _("Law of %(land)s. Check: which norm holds in yours?") % {"land": where}
                if where
                else _("Check: which law is it, and does it hold in your state?")
            )
            yield Point(Group.PLACE, State.CLARIFY, title, own, why, sources=sources)


def condition_points(case: Case) -> Iterator[Point]:
    """Yield a point for each condition: only the town itself can say whether it is there."""
    fact = case.facts["conditions"]
    if not fact.entries:
        why = _("None of the sources that we read names conditions.")
        yield Point(Group.CONDITIONS, State.UNKNOWN, _("Conditions"), "", why)
    details = {detail.key: detail.vocabulary for detail in fact.field.details}
    for entry in fact.entries:
        words = [
            case.vocabularies.label(details[key], entry[key])
            for key in ("kind", "weight")
            if entry.get(key)
        ]
        check = entry.get("check") or ""
        yield Point(
            Group.CONDITIONS,
            State.CLARIFY,
            str(entry.get("text") or ""),
            _("open"),
            _("Check: %(check)s") % {"check": check} if check else "",
            " · ".join(words),
            entry.get("sources") or (),
        )


def software_point(case: Case) -> Point:
    """Met by an open licence: the software may be used by others."""
    fact, title = case.facts["software_licence"], _("The software may be used by others")
    if not fact.value:
        why = fact.note or _("None of the sources that we read names a licence.")
        return Point(Group.CONDITIONS, State.UNKNOWN, title, "", why, sources=fact.sources)
    words = case.words("software_licence", [fact.value])
    if fact.value == PROPRIETARY:
        why = _("%(licence)s. Check: what does the provider ask for?") % {"licence": words}
        return Point(Group.CONDITIONS, State.CLARIFY, title, "", why, sources=fact.sources)
    why = _("Free licence: %(licence)s.") % {"licence": words}
    return Point(Group.CONDITIONS, State.MET, title, _("not needed"), why, sources=fact.sources)


def persons_point(case: Case) -> Point:
    """Met where the solution gets along without personal data."""
    fact, title = case.facts["personal_data"], _("No personal data")
    if not fact.value:
        why = fact.note or _("None of the sources that we read says so.")
        return Point(Group.CONDITIONS, State.UNKNOWN, title, "", why, sources=fact.sources)
    words = case.words("personal_data", [fact.value])
    if fact.value in NO_PERSONS:
        why = _("Personal reference: %(words)s.") % {"words": words}
        return Point(Group.CONDITIONS, State.MET, title, "", why, sources=fact.sources)
    why = _("Personal reference: %(words)s. Check: ask your data protection officer.")
    return Point(
        Group.CONDITIONS, State.CLARIFY, title, "", why % {"words": words}, sources=fact.sources
    )


def operation_points(case: Case) -> Iterator[Point]:
    """Yield costs, form and staff: what they are elsewhere, and whether that is there is open."""
    for key in ("cost_setup", "cost_year", "legal_form", "effort_staff_operation"):
        fact = case.facts[key]
        title = str(fact.field.label)
        if not fact.is_known:
            why = _("None of the sources that we read names it.")
            yield Point(Group.OPERATION, State.UNKNOWN, title, "", why)
            continue
        value = fact.value
        vocabulary = fact.field.vocabulary
        text = case.vocabularies.label(vocabulary, value) if vocabulary and value else ""
        if not vocabulary and value is not None:
            text = f"{number_format(value)} {fact.field.unit}"
        why = " · ".join(part for part in (text, fact.note) if part)
        yield Point(Group.OPERATION, State.CLARIFY, title, _("open"), why, sources=fact.sources)
