"""Solutions with their adoptions as records: each source stands once, under a short key."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from cases.map.reuse import reuse_lookups
from cases.models import Adoption, Solution, SolutionOrigin
from starter.form.fields import read_fields, set_fields, write_fields
from starter.form.files import Record
from starter.form.problems import Problems
from starter.form.references import References
from starter.form.slots import MISSING, Slots
from starter.form.sources import SourceTable, read_sources
from taxonomy.models import AdministrativeUnit

FILE = "solutions.yaml"
NAMESPACE = uuid.UUID("0d3a4f57-6e1e-5f0c-9a2b-0c1d2e3f4a5b")
SOLUTION_FIELDS = (
    *("names", "summaries", "kind", "origin_project", "origin_sources", "website", "repository"),
    *("software_licence", "publiccode_url", "standards", "marketplace_url", "efa_url"),
)
ADOPTION_FIELDS = (
    *("unit", "places", "relation", "since", "what", "effort", "changes", "contact_role"),
    *("sources", "state", "reported_on"),
)
OWN_KEYS = ("id", "origin_units", "adoptions", "sources")
TEXTS = ("title", "site")


@dataclass
class Family:
    """A solution with where it is from and its adoptions, unsaved."""

    solution: Solution
    origins: list[SolutionOrigin] = field(default_factory=list)
    adoptions: list[Adoption] = field(default_factory=list)


def fields_of(model: Any, names: tuple[str, ...]) -> list[Any]:
    return [model._meta.get_field(name) for name in names]


def write_solutions(references: References) -> list[Record]:
    """Return all solutions by their ids."""
    solutions = Solution.objects.prefetch_related(*reuse_lookups("")).order_by("slug")
    return [write_solution(solution, references) for solution in solutions]


def write_solution(solution: Solution, references: References) -> Record:
    """Return a solution, its adoptions in the order of entry, and the sources of both."""
    table = SourceTable()
    slots = slots_of(references, solution.slug, table=table)
    record: Record = {"id": solution.slug}
    record |= write_fields(solution, fields_of(Solution, SOLUTION_FIELDS), slots)
    if units := [unit.key for unit in solution.origin_units]:
        record["origin_units"] = units
    fields = fields_of(Adoption, ADOPTION_FIELDS)
    if adoptions := [write_fields(each, fields, slots) for each in solution.adoptions.all()]:
        record["adoptions"] = adoptions
    texts = table.texts(settings.LANGUAGE_CODE)
    if shared := table.shared():
        record["sources"] = {
            key: {**values, **as_texts(texts.get(key, ""))} for key, values in shared.items()
        }
    return record


def as_texts(texts: Any) -> Record:
    """Return the texts of a source as fields of it."""
    return texts if isinstance(texts, dict) else {"title": texts}


def slots_of(references: References, name: str, **more: Any) -> Slots:
    """Return what reading and writing blocks needs."""
    family = uuid.uuid5(NAMESPACE, name)
    return Slots(references, settings.LANGUAGE_CODE, family, file=f"{FILE}: {name}", **more)


def read_solution(record: Record, references: References) -> Family:
    """Return what a record says; raises ContentError with all that is wrong."""
    problems = Problems()
    name = str(record.get("id"))
    sources = read_sources(split(record.get("sources")), settings.LANGUAGE_CODE, FILE, problems)
    slots = slots_of(references, name, sources=sources, problems=problems)
    if not isinstance(record.get("id"), str):
        slots.wrong("id", "expected an id like masterportal")
    told = {key: value for key, value in record.items() if key not in OWN_KEYS}
    family = Family(Solution(slug=name))
    set_fields(
        family.solution, read_fields(Solution, told, fields_of(Solution, SOLUTION_FIELDS), slots)
    )
    for key in record.get("origin_units") or []:
        unit = references.key(AdministrativeUnit, str(key))
        if unit is None:
            slots.wrong("origin_units", f"no official key “{key}”")
        family.origins.append(SolutionOrigin(unit_id=unit))
    for number, told in enumerate(record.get("adoptions") or []):
        family.adoptions.append(read_adoption(told, number, name, slots))
    problems.raise_any()
    return family


def read_adoption(record: Record, number: int, name: str, slots: Slots) -> Adoption:
    """Return an adoption, unsaved; what is wrong is noted."""
    own = slots_of(
        slots.references,
        f"{name}.adoptions.{number}",
        sources=slots.sources,
        problems=slots.problems,
    )
    adoption = Adoption()
    values = read_fields(Adoption, record, fields_of(Adoption, ADOPTION_FIELDS), own)
    if values.get("relation", MISSING) is MISSING:
        own.wrong("relation", "expected a term of the vocabulary relation")
    set_fields(adoption, values)
    return adoption


def split(sources: Any) -> Record:
    """Return sources as files of pages have them: what languages share, and the texts."""
    shared: Record = {}
    texts: Record = {}
    for key, values in (sources if isinstance(sources, dict) else {}).items():
        known = values if isinstance(values, dict) else {}
        shared[key] = {name: value for name, value in known.items() if name not in TEXTS}
        texts[key] = {"site": "", **{name: known[name] for name in TEXTS if name in known}}
    return {"sources": shared, settings.LANGUAGE_CODE: {"sources": texts}}
