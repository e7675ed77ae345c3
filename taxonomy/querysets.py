"""Questions that others ask of vocabularies and administrative units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from taxonomy.models import AdministrativeUnit, Term


class TermQuerySet(models.QuerySet["Term"]):
    def of(self, vocabulary: str) -> TermQuerySet:
        return self.filter(vocabulary=vocabulary)

    def offered(self) -> TermQuerySet:
        """Return the terms that editors may still choose."""
        return self.filter(retired=False)


class AdministrativeUnitQuerySet(models.QuerySet["AdministrativeUnit"]):
    """Länder, districts and municipalities."""

    def laender(self) -> AdministrativeUnitQuerySet:
        """Return the 16 Länder in German order."""
        return self.filter(level="land").order_by("sort_key")

    def municipalities(self) -> AdministrativeUnitQuerySet:
        """Return inhabited municipalities that exist today."""
        return self.filter(level="municipality", uninhabited=False, valid_until=None)

    def choosable(self) -> AdministrativeUnitQuerySet:
        """Return what a person or a project can belong to today, in German order."""
        return (
            self.filter(uninhabited=False, valid_until=None)
            .select_related("parent")
            .order_by("sort_key", "key")
        )
