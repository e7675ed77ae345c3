"""Questions that others ask of model projects and adoptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

if TYPE_CHECKING:
    from cases.models import Adoption, ModelProject


class ModelProjectQuerySet(models.QuerySet["ModelProject"]):
    def with_members(self) -> ModelProjectQuerySet:
        """Fetch memberships and units too, so that place and population cost no more queries."""
        return self.prefetch_related("memberships__unit")

    def with_themes(self) -> ModelProjectQuerySet:
        """Fetch the case studies with their fields of action too."""
        return self.prefetch_related("case_studies__fields_of_action")


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def waiting(self) -> AdoptionQuerySet:
        """Return what was reported and nobody has checked yet."""
        return self.filter(state="reported")
