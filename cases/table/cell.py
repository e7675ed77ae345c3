"""A cell of the table while it is read, and what all cells are looked up in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from cases.models import ModelProject, Solution
from tabular.rows import Row
from taxonomy.models import AdministrativeUnit, Term
from taxonomy.vocabularies import offered


class Lookups:
    """Rows of other models by what tables call them, read once for a table."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[str, Term]] = {}

    def terms(self, vocabulary: str) -> dict[str, Term]:
        """Return the terms of a vocabulary that forms offer, by code."""
        if vocabulary not in self._terms:
            codes = [code for code, _label in offered(vocabulary)]
            terms = Term.objects.of(vocabulary).filter(code__in=codes)
            self._terms[vocabulary] = {term.code: term for term in terms}
        return self._terms[vocabulary]

    def codes(self, vocabulary: str) -> dict[str, str]:
        """Return the codes that forms offer, also of what is no term: size classes, laws."""
        return {code: code for code, _label in offered(vocabulary)}

    @cached_property
    def units(self) -> dict[str, AdministrativeUnit]:
        """The places that exist today, by official key."""
        return {unit.key: unit for unit in AdministrativeUnit.objects.filter(valid_until=None)}

    @cached_property
    def projects(self) -> dict[str, ModelProject]:
        """The model projects by slug."""
        return {project.slug: project for project in ModelProject.objects.all()}

    @cached_property
    def solutions(self) -> dict[str, Solution]:
        """The solutions by slug."""
        return {solution.slug: solution for solution in Solution.objects.all()}


@dataclass(frozen=True)
class Cell:
    """Where a value stands, to say what is wrong with it."""

    row: Row
    column: str
    lookups: Lookups

    def wrong(self, message: str) -> None:
        """Say what is wrong."""
        self.row.report(self.column, message)

    def known(self, text: str, rows: dict[str, Any]) -> Any:
        """Return the row that has a code; None, and a message, where there is none."""
        if text in rows:
            return rows[text]
        expected = ", ".join(list(rows)[:20])
        message = _("“%(value)s” is unknown; expected one of: %(allowed)s")
        self.wrong(message % {"value": text[:60], "allowed": expected})
        return None

    def all_known(self, text: str, rows: dict[str, Any]) -> list[Any]:
        """Return the rows of several codes, separated by semicolons."""
        found = [self.known(code, rows) for code in codes_in(text)]
        return [row for row in found if row is not None]


def codes_in(text: str) -> list[str]:
    """Return the codes that a cell lists."""
    return [code.strip() for code in text.split(";") if code.strip()]


def listed(codes: Iterable[str]) -> str:
    """Return codes as a cell lists them."""
    return "; ".join(codes)
