"""Vocabularies and administrative units."""

from __future__ import annotations

from taxonomy.models.administrative_units import AdministrativeUnit, SizeClass
from taxonomy.models.terms import Term, Vocabulary

__all__ = ["AdministrativeUnit", "SizeClass", "Term", "Vocabulary"]
