"""The 73 federally funded model projects."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cases.querysets import ModelProjectQuerySet
from taxonomy.geography import Point, distance_km, mean_point
from taxonomy.languages import active_language, everyday_codes, everyday_language
from taxonomy.models import AdministrativeUnit, SizeClass
from taxonomy.multilingual import MultilingualField
from taxonomy.sort_keys import german_sort_key

# Farther than this from every member, the mean of a project's members is nowhere.
FARTHEST_MEAN_KM = 60
# Nothing about the projects is written in easy language, so nothing stands below its address.
PROJECT_LANGUAGES = everyday_codes()


class ModelProject(ClusterableModel):
    """A model project; population, Land and place come from its members' official keys."""

    class Category(models.TextChoices):
        """The categories in which the programme chose its projects."""

        CITY = "grossstadt", _("City")
        TOWN = "mittelstadt", _("Medium-sized town")
        SMALL_TOWN = "kleinstadt_landgemeinde", _("Small town or rural municipality")
        COOPERATION = "interkommunal_landkreis", _("Inter-municipal cooperation or district")

    class Cohort(models.IntegerChoices):
        """The years in which the programme chose projects; there were three."""

        FIRST = 2019, _("1st cohort (2019)")
        SECOND = 2020, _("2nd cohort (2020)")
        THIRD = 2021, _("3rd cohort (2021)")

    class TitleStatus(models.TextChoices):
        """How well the project's own title is sourced."""

        SOURCE = "source", _("sourced")
        PARTIAL = "partial", _("partly sourced")
        UNVERIFIED = "unverified", _("unverified")
        NONE = "none", _("none known")

    slug: models.SlugField[str, str] = models.SlugField(_("id"), max_length=80, unique=True)
    name: models.CharField[str, str] = models.CharField(_("name"), max_length=200)
    sort_key: models.CharField[str, str] = models.CharField(
        max_length=200, editable=False, db_index=True
    )
    category: models.CharField[str, str] = models.CharField(
        _("category"), max_length=40, choices=Category.choices
    )
    cohort: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(
        _("cohort"), choices=Cohort.choices
    )
    title: models.CharField[str, str] = models.CharField(
        _("project title"), max_length=200, blank=True
    )
    title_status: models.CharField[str, str] = models.CharField(
        _("title is"), max_length=12, choices=TitleStatus.choices, default=TitleStatus.NONE
    )
    title_source: models.TextField[str, str] = models.TextField(
        _("source of the title"), blank=True
    )
    statements = MultilingualField(_("what is known"), blank=True)
    statement_source: models.URLField[str, str] = models.URLField(
        _("source of it"), max_length=500, blank=True
    )
    statement_read_on: models.DateField[datetime.date | None, datetime.date | None] = (
        models.DateField(_("read on"), null=True, blank=True)
    )
    members: models.ManyToManyField[AdministrativeUnit, ModelProjectMember] = (
        models.ManyToManyField(
            AdministrativeUnit,
            through="ModelProjectMember",
            verbose_name=_("members"),
            related_name="model_projects",
        )
    )

    objects = ModelProjectQuerySet.as_manager()
    # Set by whoever knows the size classes.
    size_class: SizeClass | None = None

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

    def clean(self) -> None:
        """Ask for a title with a status, for a status with a title, and for sources."""
        problems = {}
        none = self.title_status == self.TitleStatus.NONE
        if self.title and none:
            problems["title_status"] = _("Say how well the title is sourced.")
        elif not self.title and not none:
            problems["title"] = _("Enter the title, or choose that none is known.")
        elif self.title_status == self.TitleStatus.SOURCE and not self.title_source:
            problems["title_source"] = _("Say where the title was read.")
        if self.statements and not self.statement_source:
            problems["statement_source"] = _("Say where it was read.")
        if problems:
            raise ValidationError(problems)

    def get_absolute_url(self) -> str:
        """Return the address of the project in the language of the request or its everyday one."""
        with override(everyday_language(active_language().code).code):
            return reverse("model_project", args=[self.slug])

    @property
    def public_title(self) -> str:
        """The sourced title, else “Smart City” and the name: nothing unverified is made public."""
        if self.title and self.title_status in (self.TitleStatus.SOURCE, self.TitleStatus.PARTIAL):
            return self.title
        return self.name if self.name.startswith("Smart City") else f"Smart City {self.name}"

    @property
    def statement(self) -> str:
        """What is known of the project, in the language of the request only."""
        return self.statements.get(everyday_language(active_language().code).code, "")

    @cached_property
    def units(self) -> list[AdministrativeUnit]:
        """The members, the leading one first."""
        memberships = sorted(
            self.memberships.all(), key=lambda member: (not member.lead, member.unit.sort_key)
        )
        return [member.unit for member in memberships]

    @property
    def is_region(self) -> bool:
        """Whether the project is carried by a district or by several units."""
        return len(self.units) != 1 or self.units[0].level != AdministrativeUnit.Level.MUNICIPALITY

    def class_among(self, sizes: Iterable[SizeClass]) -> SizeClass | None:
        """Return the size class; districts and associations have one of their own."""
        if self.is_region:
            return next((size for size in sizes if size.min_population is None), None)
        return next((size for size in sizes if size.holds(self.population)), None)

    @property
    def land_keys(self) -> list[str]:
        """The keys of the Länder of the members, without repetition."""
        return list(dict.fromkeys(unit.land_key for unit in self.units))

    @property
    def population(self) -> int | None:
        """The inhabitants of all members; unknown as soon as one is unknown."""
        numbers = [unit.population for unit in self.units]
        known = [number for number in numbers if number is not None]
        return sum(known) if known and len(known) == len(numbers) else None

    @property
    def population_date(self) -> datetime.date | None:
        """The day on which the inhabitants were counted; the earliest if members differ."""
        return min((day for unit in self.units if (day := unit.population_date)), default=None)

    @cached_property
    def point(self) -> Point | None:
        """Where the project stands on the map.

        The mean of the members weighted by population; where that is far from all of them, the
        leading member.
        """
        located = [
            (unit.point, unit.population or 1) for unit in self.units if unit.point is not None
        ]
        if not located:
            return None
        mean = mean_point(located)
        if min(distance_km(mean, point) for point, _weight in located) > FARTHEST_MEAN_KM:
            return located[0][0]
        return mean


class ModelProjectMember(models.Model):
    """A municipality or district that carries a model project."""

    project = ParentalKey(ModelProject, on_delete=models.CASCADE, related_name="memberships")
    unit = models.ForeignKey(
        AdministrativeUnit,
        verbose_name=_("administrative unit"),
        on_delete=models.PROTECT,
        related_name="+",
    )
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
