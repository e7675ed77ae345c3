"""Brings solutions, where they are from and their adoptions into the portal."""

from __future__ import annotations

from django.db import transaction

from cases.models import Solution
from cases.signals import solutions_imported
from starter.form.files import Record
from starter.form.references import References
from starter.form.solutions import ADOPTION_FIELDS, SOLUTION_FIELDS, read_solution
from starter.rows import bring_rows

# An adopter of the register is found again by it, whatever it is called.
BY_UNIT, BY_NAME = ("solution", "unit"), ("solution", "places")


@transaction.atomic
def load_solution(record: Record, references: References) -> None:
    """Make a solution with what belongs to it, and correct what nobody has edited.

    A solution that somebody deleted is not made again, nor are its adoptions.
    """
    family = read_solution(record, references)
    bring_rows("solutions", [family.solution], ["slug"], SOLUTION_FIELDS)
    solution = Solution.objects.filter(slug=family.solution.slug).first()
    if solution is None:
        return
    for origin in family.origins:
        origin.solution = solution
    for adoption in family.adoptions:
        adoption.solution = solution
    bring_rows("solution_origins", family.origins, ["solution", "unit"], [])
    for each in family.adoptions:  # in their order, which readers see
        table, keys = ("adoptions", BY_UNIT) if each.unit_id else ("adoptions_by_name", BY_NAME)
        bring_rows(table, [each], keys, [name for name in ADOPTION_FIELDS if name not in keys])
    solutions_imported.send(sender=Solution)
