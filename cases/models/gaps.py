"""What readers would like to know of a case study and no source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cases.models.case_studies import CaseStudyPage


class GapInterest(models.Model):
    """How many readers would like to know a field of a case study; nothing about who they are."""

    case: models.ForeignKey[CaseStudyPage, CaseStudyPage] = models.ForeignKey(
        "cases.CaseStudyPage",
        verbose_name=_("case study"),
        on_delete=models.CASCADE,
        related_name="gaps",
    )
    field: models.CharField[str, str] = models.CharField(_("field"), max_length=40)
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(
        _("how many would like to know it"), default=0
    )

    class Meta:
        verbose_name = _("open question")
        verbose_name_plural = _("open questions")
        ordering = ["-number", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "field"], name="one_row_per_gap")]

    def __str__(self) -> str:
        return f"{self.case}: {self.field}"
