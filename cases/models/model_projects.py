"""The 73 federally funded model projects."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.models import AdministrativeUnit
from taxonomy.sort_keys import german_sort_key


class ModelProject(models.Model):
    """A model project; population, Land and place come from its members' official keys."""

    class TitleStatus(models.TextChoices):
        """How well the project's own title is sourced."""

        SOURCE = "source", _("sourced")
        PARTIAL = "partial", _("partly sourced")
        UNVERIFIED = "unverified", _("unverified")
        NONE = "none", _("none known")

    slug = models.SlugField(_("id"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    sort_key = models.CharField(max_length=200, editable=False, db_index=True)
    category = models.CharField(_("category"), max_length=40)
    cohort = models.PositiveSmallIntegerField(_("cohort"))
    title = models.CharField(_("project title"), max_length=200, blank=True)
    title_status = models.CharField(
        _("title is"), max_length=12, choices=TitleStatus.choices, default=TitleStatus.NONE
    )
    title_source = models.TextField(_("source of the title"), blank=True)
    statement_de = models.TextField(_("what is known, in German"), blank=True)
    statement_en = models.TextField(_("what is known, in English"), blank=True)
    statement_source = models.URLField(_("source of it"), max_length=500, blank=True)
    statement_read_on = models.DateField(_("read on"), null=True, blank=True)
    members = models.ManyToManyField(
        AdministrativeUnit,
        through="ModelProjectMember",
        verbose_name=_("members"),
        related_name="model_projects",
    )

    class Meta:
        verbose_name = _("model project")
        verbose_name_plural = _("model projects")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)


class ModelProjectMember(models.Model):
    """A municipality or district that carries a model project."""

    project = models.ForeignKey(ModelProject, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(AdministrativeUnit, on_delete=models.PROTECT, related_name="+")
    lead = models.BooleanField(_("leads the project"), default=False)

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["-lead", "unit__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "unit"],
                name="one_membership_per_unit",
                violation_error_message=_("This unit is a member already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project}: {self.unit}"
