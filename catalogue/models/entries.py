"""The public projection of everything that readers can list and find."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from catalogue.querysets import EntryQuerySet

if TYPE_CHECKING:
    from teams.models import Team


class Entry(models.Model):
    """One public thing in one language; made by an entry source, never edited, made anew any time.

    `facets` holds `name:value`; `numbers` that by which lists can be ordered; `card` what lists
    show beside the other columns, `details` what programs get beside them; `path` is the place in
    the page tree, empty for what is no page; `longitude` and `latitude` where the thing is in the
    world, if that is one place.
    `shown_on` names the pages through which a document is public: it is readable as long as one of
    them is, and its collection open. In the `body` of what has pages, form feeds stand between
    them.
    """

    source: models.CharField[str, str] = models.CharField(max_length=60)
    object_id: models.PositiveBigIntegerField[int, int] = models.PositiveBigIntegerField()
    locale: models.CharField[str, str] = models.CharField(max_length=16)
    kind: models.CharField[str, str] = models.CharField(max_length=16)
    title: models.CharField[str, str] = models.CharField(max_length=255)
    summary: models.TextField[str, str] = models.TextField(blank=True)
    body: models.TextField[str, str] = models.TextField(blank=True)
    url: models.TextField[str, str] = models.TextField()
    path: models.CharField[str, str] = models.CharField(max_length=255, blank=True)
    translation_key: models.UUIDField[Any, Any] = models.UUIDField(null=True, blank=True)
    shown_on: ArrayField[list[int], list[int]] = ArrayField(models.BigIntegerField(), default=list)
    facets: ArrayField[list[str], list[str]] = ArrayField(models.TextField(), default=list)
    card: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    details: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    rank: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(default=0)
    numbers: models.JSONField[dict[str, int], dict[str, int]] = models.JSONField(default=dict)
    sort_key: models.CharField[str, str] = models.CharField(max_length=255)
    longitude: models.FloatField[float | None, float | None] = models.FloatField(null=True)
    latitude: models.FloatField[float | None, float | None] = models.FloatField(null=True)
    team: models.ForeignKey[Team | None, Team | None] = models.ForeignKey(
        "teams.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    read_on: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        null=True, blank=True
    )
    checked_on: models.DateField[datetime.date | None, datetime.date | None] = models.DateField(
        null=True, blank=True
    )
    published_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    changed_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    expires_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "object_id", "locale"], name="one_entry_per_language"
            ),
        ]
        indexes = [
            GinIndex(fields=["facets"], name="entry_facets"),
            GinIndex(fields=["shown_on"], name="entry_places"),
            models.Index(fields=["locale", "kind", "-published_at"], name="entry_newest"),
            models.Index(fields=["locale", "kind", "rank", "sort_key"], name="entry_order"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.locale})"
