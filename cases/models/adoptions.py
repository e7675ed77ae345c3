"""Who adopted a solution, or takes part in it, as sources or the municipality itself say."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cases.models.solutions import Solution
from cases.querysets import AdoptionQuerySet
from content.blocks import SourceBlock
from content.partial_dates import PartialDateField
from content.stream_field import StreamField
from taxonomy.multilingual import MultilingualField

if TYPE_CHECKING:
    from taxonomy.models import AdministrativeUnit, Term

# Of the vocabulary of relations: the only one that may be called an adoption (domain V11).
TRANSFER = "uebertragung"


class Adoption(models.Model):
    """A place that adopted a solution or takes part in it; `relation` says which of both."""

    class State(models.TextChoices):
        """What a municipality has reported is public once the team has confirmed it."""

        REPORTED = "reported", _("reported, not checked yet")
        CONFIRMED = "confirmed", _("confirmed")

    solution: models.ForeignKey[Solution, Solution] = models.ForeignKey(
        Solution,
        verbose_name=_("solution"),
        on_delete=models.PROTECT,
        related_name="adoptions",
    )
    unit: models.ForeignKey[AdministrativeUnit | None, AdministrativeUnit | None] = (
        models.ForeignKey(
            "taxonomy.AdministrativeUnit",
            verbose_name=_("municipality or district"),
            null=True,
            blank=True,
            on_delete=models.PROTECT,
            related_name="adoptions",
        )
    )
    places = MultilingualField(
        _("place without official key"),
        max_length=120,
        blank=True,
        help_text=_("Only where the register has no such place, for example a region."),
    )
    relation: models.ForeignKey[Term, Term] = models.ForeignKey(
        "taxonomy.Term",
        verbose_name=_("relation"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": "relation", "retired": False},
        help_text=_("Only “adoption” is called so; whoever else takes part is named apart."),
    )
    since = PartialDateField(
        _("since"),
        blank=True,
        help_text=_("Year, month or day, for example 2020-05."),
    )
    what = MultilingualField(_("what was adopted"), max_length=300, blank=True)
    effort = MultilingualField(
        _("effort"),
        max_length=300,
        blank=True,
        help_text=_("Time, staff and money that it took, for example: three months, half a post."),
    )
    changes = MultilingualField(
        _("changes"), max_length=300, blank=True, help_text=_("What was built or done differently.")
    )
    contact_role: models.CharField[str, str] = models.CharField(
        _("contact: role"), max_length=120, blank=True, help_text=_("A role, not a person.")
    )
    sources = StreamField([("source", SourceBlock())], verbose_name=_("sources"), blank=True)
    state: models.CharField[str, str] = models.CharField(
        _("state"), max_length=12, choices=State.choices, default=State.CONFIRMED
    )
    reported_on: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("reported on"), null=True, blank=True, editable=False
    )

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["solution", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["solution", "unit"],
                name="one_adoption_per_unit",
                violation_error_message=_("This place is entered for the solution already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}: {self.place}"

    def clean(self) -> None:
        """Ask for a place, and for a source or the municipality's own word."""
        if not self.unit_id and not self.places:
            raise ValidationError({"unit": _("Choose a municipality, or enter the place.")})
        confirmed = self.state == self.State.CONFIRMED
        if confirmed and not self.sources and not self.reported_on:
            raise ValidationError({"sources": _("Name at least one source.")})

    @property
    def place(self) -> str:
        """The place in the language of the request; of an association its name, not its seat."""
        return str(self.places) or (self.unit.label if self.unit else "")

    @property
    def is_transfer(self) -> bool:
        """Whether the place adopted the solution, and does not merely take part in it."""
        return self.relation.code == TRANSFER

    @property
    def is_public(self) -> bool:
        """Whether readers see it: confirmed, and somebody has said so."""
        said = bool(self.sources) or self.reported_on is not None
        return self.state == self.State.CONFIRMED and said
