"""What Bund and Länder already offer to municipalities."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from content.partial_dates import PartialDateField
from taxonomy.languages import active_language, everyday_codes, everyday_language
from taxonomy.models import AdministrativeUnit
from taxonomy.multilingual import MultilingualField
from taxonomy.sort_keys import SortKeyField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from taxonomy.models import Term

# Nothing of these is written in easy language, so nothing stands below its address.
LIST_LANGUAGES = everyday_codes()


def addresses(value: str) -> None:
    """Raise ValidationError unless each line is a web address."""
    for line in value.splitlines():
        URLValidator(["http", "https"])(line.strip())


def kind_field(name: StrOrPromise, *, required: bool) -> models.ForeignKey[Any, Any]:
    """Return a field for a kind of offer."""
    return models.ForeignKey(
        "taxonomy.Term",
        verbose_name=name,
        null=not required,
        blank=not required,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"vocabulary": "offer_kind", "retired": False},
    )


class Sourced(models.Model):
    """Says where it was read, when, and of when the source is."""

    sources: models.TextField[str, str] = models.TextField(
        _("sources"), validators=[addresses], help_text=_("One web address per line.")
    )
    read_on: models.DateField[datetime.date, datetime.date] = models.DateField(_("read on"))
    as_of = PartialDateField(
        _("date of the source"),
        blank=True,
        help_text=_("Year, month or day; empty where the source has none."),
    )

    class Meta:
        abstract = True

    @property
    def source_addresses(self) -> list[str]:
        """The addresses of the sources."""
        return [line.strip() for line in self.sources.splitlines() if line.strip()]


class Offer(Sourced, ClusterableModel):
    """Advice, funding, a network, training or software for municipalities.

    One without Länder is of the Bund. After its deadline readers no longer see it.
    """

    slug: models.SlugField[str, str] = models.SlugField(_("id"), max_length=80, unique=True)
    names = MultilingualField(_("name"), max_length=160)
    sort_key = SortKeyField(max_length=160, source="names")
    kind = kind_field(_("kind of offer"), required=True)
    second_kind = kind_field(_("also of this kind"), required=False)
    summaries = MultilingualField(
        _("what it offers"), max_length=500, help_text=_("In one to three sentences.")
    )
    providers = MultilingualField(_("provider"), max_length=200)
    audiences = MultilingualField(_("for whom"), max_length=200, blank=True)
    costs = MultilingualField(_("what it costs"), max_length=200, blank=True)
    deadline: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("deadline"),
        null=True,
        blank=True,
        help_text=_("The last day on which it can be used; after it the offer leaves the list."),
    )
    website: models.URLField[str, str] = models.URLField(_("website"), max_length=500, blank=True)
    checked_on: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        _("checked on"),
        null=True,
        blank=True,
        help_text=_("The day on which the provider confirmed it; empty until then."),
    )

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return str(self.names)

    def get_absolute_url(self) -> str:
        """Return the address in the language of the request or its everyday one."""
        with override(everyday_language(active_language().code).code):
            return reverse("offer", args=[self.slug])

    def clean(self) -> None:
        """Refuse the same kind twice."""
        if self.kind_id and self.kind_id == self.second_kind_id:
            raise ValidationError({"second_kind": _("This is the kind of offer already.")})

    @property
    def kinds(self) -> list[Term]:
        """The kinds of the offer, the main one first."""
        return [term for term in (self.kind, self.second_kind) if term]

    @property
    def land_keys(self) -> list[str]:
        """The keys of the Länder that it is for; none for all."""
        return [place.land.key for place in self.places.all()]


class OfferPlace(models.Model):
    """A Land that an offer is for."""

    offer = ParentalKey(Offer, on_delete=models.CASCADE, related_name="places")
    land = models.ForeignKey(
        AdministrativeUnit,
        verbose_name=_("Land"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"level": "land"},
    )

    class Meta:
        verbose_name = _("Land")
        verbose_name_plural = _("Länder")
        ordering = ["land__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "land"],
                name="one_place_per_land",
                violation_error_message=_("This Land is named already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offer}: {self.land}"
