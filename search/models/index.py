"""The index of one language in one version; its tables stand in `index/sql/tables.sql`."""

from __future__ import annotations

import datetime

from django.db import models

# Ends the locale of an index that no reader asks.
APART = "@apart"


class SearchIndex(models.Model):
    """An index: all entries of a locale in one version of the analysis.

    While one is built, the active one answers, and whatever is saved is written into both.
    `mended_to` is the newest word for which compounds in earlier documents were taken apart.
    `checked_at` says when it was last compared with its copy on a server (None: not complete
    there), `drift` how many entries differed. `rebuild_wanted`: somebody has asked for a new one.
    """

    locale: models.CharField[str, str] = models.CharField(max_length=16)
    version: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField()
    active: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    mended_to: models.BigIntegerField[int, int] = models.BigIntegerField(default=0)
    built_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    checked_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    drift: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)
    rebuild_wanted: models.BooleanField[bool, bool] = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["locale"], condition=models.Q(active=True), name="one_active_index"
            )
        ]

    def __str__(self) -> str:
        return f"{self.locale}-{self.pk}"

    @property
    def language(self) -> str:
        """The code of the language, also for an index that stands apart from the portal's."""
        return self.locale.removesuffix(APART)


class SearchWord(models.Model):
    """A word as documents write it, in small letters: what may be part of a compound, or meant."""

    index: models.ForeignKey[SearchIndex, SearchIndex] = models.ForeignKey(
        SearchIndex, on_delete=models.CASCADE, related_name="words"
    )
    text: models.CharField[str, str] = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["index", "text"], name="one_word_per_index")]

    def __str__(self) -> str:
        return self.text
