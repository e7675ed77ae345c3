"""Questions that others ask of model projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from cases.models import ModelProject
    from taxonomy.models import AdministrativeUnit


class ModelProjectQuerySet(models.QuerySet["ModelProject"]):
    """Model projects."""

    def with_members(self) -> ModelProjectQuerySet:
        """Fetch memberships and units too, so that place and population cost no more queries."""
        return self.prefetch_related("memberships__unit")

    def all_with_members(self) -> list[ModelProject]:
        """Return all projects in German order with their members, in one query."""
        memberships = self.model._meta.get_field("memberships").related_model
        units: dict[ModelProject, list[AdministrativeUnit]] = {}
        rows = memberships._default_manager.select_related("project", "unit").order_by(
            "project__sort_key", "project__slug", "-lead", "unit__sort_key"
        )
        for row in rows:
            units.setdefault(row.project, []).append(row.unit)
        for project, members in units.items():
            project.units = members
        return list(units)

    def in_german_order(self) -> ModelProjectQuerySet:
        """Order by name, as German lists do."""
        return self.order_by("sort_key", "slug")
