"""Solutions that several case studies may apply: what is adopted, from where, under which terms."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.blocks import SourceBlock
from content.stream_field import StreamField
from taxonomy.geography import Point
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualField

if TYPE_CHECKING:
    from cases.models.adoptions import Adoption
    from cases.models.model_projects import ModelProject
    from taxonomy.models import Term

# SPDX License Expressions (ISO/IEC 5962, annex D), without looking the names up.
SPDX_NAME = r"[A-Za-z0-9][A-Za-z0-9.-]*\+?"
SPDX_EXPRESSION = rf"^\(*{SPDX_NAME}(\)*\s+(AND|OR|WITH)\s+\(*{SPDX_NAME})*\)*$"


class Solution(ClusterableModel):
    """A software, process or organisation that other municipalities may adopt.

    Where it is from is said only with a source of its own: maps draw no arc without.
    """

    slug: models.SlugField[str, str] = models.SlugField(_("id"), max_length=80, unique=True)
    names = MultilingualField(_("name"), max_length=160)
    summaries = MultilingualField(
        _("what it is"), max_length=300, blank=True, help_text=_("In one sentence.")
    )
    kind: models.ForeignKey[Term | None, Term | None] = models.ForeignKey(
        "taxonomy.Term",
        verbose_name=_("kind of solution"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": "solution_type", "retired": False},
    )
    origin_project: models.ForeignKey[ModelProject | None, ModelProject | None] = models.ForeignKey(
        "cases.ModelProject",
        verbose_name=_("model project that it is from"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="solutions",
    )
    origin_sources = StreamField(
        [("source", SourceBlock())],
        verbose_name=_("sources of the origin"),
        blank=True,
        help_text=_("Where it can be read who made it; without one no map shows an origin."),
    )
    website: models.URLField[str, str] = models.URLField(_("website"), max_length=500, blank=True)
    repository: models.URLField[str, str] = models.URLField(
        _("source code"), max_length=500, blank=True
    )
    software_licence: models.CharField[str, str] = models.CharField(
        _("licence of the software (SPDX)"),
        max_length=120,
        blank=True,
        validators=[RegexValidator(SPDX_EXPRESSION, _("Enter a name of SPDX, such as EUPL-1.2."))],
        help_text=_("As SPDX names it, for example EUPL-1.2 or MIT OR Apache-2.0."),
    )
    publiccode_url: models.URLField[str, str] = models.URLField(
        _("publiccode.yml"), max_length=500, blank=True
    )
    standards: models.TextField[str, str] = models.TextField(
        _("standards and interfaces"),
        blank=True,
        help_text=_("One per line, for example: DIN SPEC 91357, NGSI-LD, OParl."),
    )
    marketplace_url: models.URLField[str, str] = models.URLField(
        _("entry in the marketplace “Deutschland Digital”"), max_length=500, blank=True
    )
    efa_url: models.URLField[str, str] = models.URLField(
        _("entry in the marketplace for EfA services"), max_length=500, blank=True
    )

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        ordering = ["slug"]

    def __str__(self) -> str:
        return str(self.names)

    def clean(self) -> None:
        """Ask for a source where a model project is said to be the origin."""
        if self.origin_project_id and not self.origin_sources:
            raise ValidationError({"origin_sources": _("Name a source that says who made it.")})

    @cached_property
    def public_adoptions(self) -> list[Adoption]:
        """The adoptions that readers see: checked, and with a source."""
        return [adoption for adoption in self.adoptions.all() if adoption.is_public]

    @property
    def origin_units(self) -> list[AdministrativeUnit]:
        """The municipalities and districts that made it."""
        return [origin.unit for origin in self.origins.all()]

    @property
    def origin(self) -> tuple[str, Point | None] | None:
        """Name and place of where it is from; none without a source, or among several places."""
        if not self.origin_sources:
            return None
        units = self.origin_units
        if len(units) == 1:
            return units[0].label, units[0].point
        project = self.origin_project
        return (project.name, project.point) if project else None

    @property
    def origin_text(self) -> str:
        """Who made it, in words; empty without a source."""
        if not self.origin_sources:
            return ""
        names = [unit.label for unit in self.origin_units]
        if not names and self.origin_project:
            names = [self.origin_project.name]
        return ", ".join(names)


class SolutionOrigin(models.Model):
    """A municipality or district that made a solution."""

    solution = ParentalKey(Solution, on_delete=models.CASCADE, related_name="origins")
    unit = models.ForeignKey(
        AdministrativeUnit,
        verbose_name=_("administrative unit"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("origin")
        verbose_name_plural = _("origins")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["solution", "unit"],
                name="one_origin_per_unit",
                violation_error_message=_("This unit is named already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}: {self.unit}"
