"""What is asked, by day and without anybody who asked."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchQuery(models.Model):
    """How often a question was asked on a day: no time, no address, nothing of a person.

    `filters` names the facets of which a value was chosen, not the values. `hits` are those of the
    last answer of the day; `places` adds up at which places the opened ones stood.
    """

    day: models.DateField[datetime.date, datetime.date] = models.DateField(_("day"))
    locale: models.CharField[str, str] = models.CharField(_("language"), max_length=16)
    text: models.CharField[str, str] = models.CharField(_("query"), max_length=200)
    filters: models.CharField[str, str] = models.CharField(_("filters"), max_length=100, blank=True)
    engine: models.CharField[str, str] = models.CharField(_("engine"), max_length=20)
    degraded: models.BooleanField[bool, bool] = models.BooleanField(_("by stand-in"))
    asked: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(_("times asked"))
    hits: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(_("hits"))
    total_ms: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    longest_ms: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    opened: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(
        _("hits opened"), default=0
    )
    places: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("search query")
        verbose_name_plural = _("search queries")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "locale", "text", "filters", "engine", "degraded"],
                name="one_count_per_day",
            )
        ]

    def __str__(self) -> str:
        return self.text
