"""Länder, districts and municipalities by their official key (ADR 0014)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from taxonomy.geography import Point
from taxonomy.laender import land_name
from taxonomy.multilingual import MultilingualField, MultilingualText
from taxonomy.querysets import AdministrativeUnitQuerySet
from taxonomy.sort_keys import german_sort_key

# Districts that hold several municipalities; the others are towns.
COUNTY_WORDS = ("Kreis", "Landkreis", "Regionalverband")


class SizeClass(models.Model):
    """A class of municipalities by population (bounds: BBSR; by population only).

    One class has no bounds: districts and cooperations of municipalities.
    """

    code = models.SlugField(_("code"), max_length=32, unique=True)
    bbsr_key = models.CharField(_("key of the BBSR"), max_length=2, blank=True)
    labels = MultilingualField(_("label"), max_length=80)
    min_population = models.PositiveIntegerField(
        _("from inhabitants"),
        null=True,
        blank=True,
        help_text=_("Empty for the class of districts and cooperations of municipalities."),
    )
    max_population_exclusive = models.PositiveIntegerField(
        _("below inhabitants"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("size class")
        verbose_name_plural = _("size classes")
        ordering = [models.F("min_population").desc(nulls_last=True)]

    def __str__(self) -> str:
        return self.label

    def holds(self, population: int | None) -> bool:
        """Say whether a municipality with this many inhabitants belongs to the class."""
        if population is None or self.min_population is None:
            return False
        above = self.max_population_exclusive
        return self.min_population <= population and (above is None or population < above)

    @property
    def label(self) -> str:
        """The label in the language of the request."""
        return str(self.labels)


class AdministrativeUnit(models.Model):
    """A Land, district or municipality of the official register, by its key of 2, 5 or 8 digits."""

    class Level(models.TextChoices):
        """The levels of the register that the portal uses."""

        LAND = "land", _("Land")
        DISTRICT = "district", _("District")
        MUNICIPALITY = "municipality", _("Municipality")

    key = models.CharField(_("official key"), max_length=8, unique=True)
    level = models.CharField(_("level"), max_length=12, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    name = models.CharField(_("name"), max_length=160)
    designation = models.CharField(
        _("designation"),
        max_length=80,
        blank=True,
        help_text=_(
            "What the unit is called beside its name, for example “Hansestadt” or “Kreis”."
        ),
    )
    other_names = MultilingualField(
        _("name in other languages"),
        max_length=160,
        blank=True,
        help_text=_("Only where it differs from the official name."),
    )
    sort_key = models.CharField(max_length=160, editable=False, db_index=True)
    iso_code = models.CharField(_("ISO 3166-2 code"), max_length=5, blank=True)
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    population_date = models.DateField(_("inhabitants counted on"), null=True, blank=True)
    area_km2 = models.DecimalField(
        _("area in km²"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    urbanisation = models.CharField(_("degree of urbanisation"), max_length=40, blank=True)
    association = models.CharField(
        _("association"),
        max_length=160,
        blank=True,
        help_text=_("To which the municipality belongs, for example “Amt Süderbrarup”."),
    )
    postal_code = models.CharField(
        _("postal code"), max_length=5, blank=True, help_text=_("Of the administration.")
    )
    uninhabited = models.BooleanField(_("uninhabited area"), default=False)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)

    objects = AdministrativeUnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("administrative unit")
        verbose_name_plural = _("administrative units")
        ordering = ["sort_key", "key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level="land", key__regex=r"^\d{2}$")
                | models.Q(level="district", key__regex=r"^\d{5}$")
                | models.Q(level="municipality", key__regex=r"^\d{8}$"),
                name="key_fits_level",
                violation_error_message=_("The key must have 2, 5 or 8 digits, as its level asks."),
            ),
        ]

    def __str__(self) -> str:
        return self.name_with_district

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the sort key in step with the name."""
        self.sort_key = german_sort_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse other names of a Land, which lists show without asking the database."""
        if self.level == self.Level.LAND and self.other_names:
            raise ValidationError(
                {"other_names": _("The names of the Länder are translated with the portal.")}
            )

    @property
    def point(self) -> Point | None:
        """Where the unit is; a territory may have no point."""
        if self.longitude is None or self.latitude is None:
            return None
        return Point(self.longitude, self.latitude)

    @property
    def land_key(self) -> str:
        """The first two digits: the key of the Land."""
        return self.key[:2]

    @property
    def label(self) -> str:
        """The name in the language of the request; a district says that it is one."""
        if self.level == self.Level.LAND:
            return land_name(self.key)
        names = MultilingualText({settings.LANGUAGE_CODE: self.name, **self.other_names})
        if str(names) != self.name:
            return str(names)
        says_so = any(word in self.name.lower() for word in ("kreis", "region"))
        if self.level == self.Level.DISTRICT and self.designation in COUNTY_WORDS and not says_so:
            return f"{self.designation} {self.name}"
        return self.name

    @property
    def name_with_district(self) -> str:
        """The label with the district behind it, because many names are not unique."""
        parent = self.parent if self.level == self.Level.MUNICIPALITY else None
        if parent and parent.name != self.name:
            return f"{self.label} ({parent.label})"
        return self.label

    @property
    def distinct_name(self) -> str:
        """What tells the unit from all namesakes: “Hof, Stadt”, “Halle (Kreis Gütersloh)”."""
        name = self.name_with_district
        if name == self.label and self.level == self.Level.MUNICIPALITY and self.designation:
            return f"{name}, {self.designation}"
        return name
