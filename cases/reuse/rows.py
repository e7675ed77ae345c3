"""The adoptions as rows: the page and the table for spreadsheets say the same."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from cases.map.reuse import reuse_lookups
from cases.models import Adoption, Solution
from content.sources import sources_within
from tabular.rows import as_text

COLUMNS = (
    *("solution_id", "solution", "origin_keys", "origin", "adopter_key", "adopter", "relation"),
    *("since", "what", "effort", "changes", "reported_on", "sources"),
)


@dataclass(frozen=True)
class SolutionRows:
    """A solution with its public adoptions, those that are none left out."""

    solution: Solution
    adoptions: list[Adoption]

    @property
    def places(self) -> list[str]:
        """The names of the adopters."""
        return [adoption.place for adoption in self.adoptions]


def solutions() -> list[Solution]:
    """Return all solutions with their adoptions by name, in four queries."""
    found = Solution.objects.select_related("origin_project")
    return sorted(found.prefetch_related(*reuse_lookups("")), key=str)


def adopted_solutions() -> list[SolutionRows]:
    """Return the solutions that somebody adopted, the most adopted first."""
    rows = [
        SolutionRows(each, [adoption for adoption in each.public_adoptions if adoption.is_transfer])
        for each in solutions()
    ]
    told = [row for row in rows if row.adoptions]
    return sorted(told, key=lambda row: -len(row.adoptions))


class Line:
    """Takes a line of a table and gives it back."""

    def write(self, text: str) -> str:
        return text


def csv_lines() -> Iterator[str]:
    """Yield the table of all adoptions and participations, line by line."""
    writer = csv.writer(Line())
    yield "\ufeff"
    yield writer.writerow(COLUMNS)
    for solution in solutions():
        for adoption in sorted(solution.public_adoptions, key=attrgetter("place")):
            yield writer.writerow(as_text(cell) for cell in cells(solution, adoption))


def cells(solution: Solution, adoption: Adoption) -> Iterable[Any]:
    """Return the cells of an adoption; the origin stays empty where no source states it."""
    stated = solution.origin_units if solution.origin_sources else []
    return (
        solution.slug,
        str(solution),
        ";".join(unit.key for unit in stated),
        solution.origin_text,
        adoption.unit.key if adoption.unit else "",
        adoption.place,
        adoption.relation.code,
        adoption.since,
        str(adoption.what),
        str(adoption.effort),
        str(adoption.changes),
        adoption.reported_on or "",
        " ".join(source["url"] for source in sources_within(adoption.sources)),
    )
