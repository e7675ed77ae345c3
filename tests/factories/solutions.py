"""Solutions with who adopted them; every keyword replaces a default."""

from __future__ import annotations

import itertools
from typing import Any

from cases.models import Adoption, ModelProject, Solution, SolutionOrigin
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.multilingual import MultilingualText
from tests.factories.streams import claim_source

NUMBERS = itertools.count(1)


def relation(code: str = "uebertragung", label: str = "Übernahme") -> Term:
    """Return a term of the vocabulary of relations."""
    facts = {"labels": MultilingualText(de=label)}
    term, _made = Term.objects.get_or_create(vocabulary="relation", code=code, defaults=facts)
    return term


def make_solution(*, units: tuple[str, ...] = (), **fields: Any) -> Solution:
    """Add a solution; `units` are the official keys of those that made it."""
    number = next(NUMBERS)
    names = MultilingualText(de=f"Lösung {number}", en=f"Solution {number}")
    defaults = {"slug": f"loesung-{number}", "names": names, "origin_sources": [claim_source()]}
    solution = Solution(**{**defaults, **fields})
    solution.save()
    for key in units:
        unit = AdministrativeUnit.objects.get(key=key)
        SolutionOrigin.objects.create(solution=solution, unit=unit)
    return solution


def make_adoption(solution: Solution, place: str = "Nachbarstadt", **fields: Any) -> Adoption:
    """Add a place that adopted a solution: an official key, else a name."""
    unit = AdministrativeUnit.objects.filter(key=place).first()
    defaults: dict[str, Any] = {
        "relation": relation(),
        "since": "2024",
        "what": MultilingualText(de="die Software", en="the software"),
        "sources": [claim_source()],
    }
    where: dict[str, Any] = {"unit": unit} if unit else {"places": MultilingualText(de=place)}
    adoption = Adoption(solution=solution, **{**defaults, **where, **fields})
    adoption.save()
    return adoption


def make_participation(solution: Solution, place: str = "Mitgliedsstadt") -> Adoption:
    """Add a place that takes part in a solution without having adopted it."""
    member = relation("mitgliedschaft", "Mitgliedschaft")
    what = MultilingualText(de="zahlt einen Beitrag")
    return make_adoption(solution, place, relation=member, what=what, since="2023")


def adopted_solution(project: ModelProject | None = None, *keys: str) -> Solution:
    """Add a solution of a project that places with these official keys adopted."""
    units = (project.units[0].key,) if project else ()
    solution = make_solution(origin_project=project, units=units)
    for key in keys:
        make_adoption(solution, key)
    return solution
