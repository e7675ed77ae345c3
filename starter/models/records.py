"""What of the starter content has been loaded before, and what it looked like."""

from __future__ import annotations

from typing import Any

from django.db import models
from wagtail.models import Page


class StarterRecord(models.Model):
    """Remembers a loaded piece of content, so that a second run never undoes an editor.

    `digest` stands for the text of its file; it is empty for pieces that have none.
    """

    key = models.CharField(max_length=500, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)
    digest = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return self.key


class LoadedPage(models.Model):
    """Remembers a page that was loaded, so that an editor's work is told from what was shipped.

    Both values hold a digest for each field: `shipped` of what the file says, `stored` of what the
    page held after loading; both are empty until the page is filled. A page that was deleted stays
    deleted.
    """

    key = models.CharField(max_length=500, unique=True)
    page = models.ForeignKey(Page, models.SET_NULL, null=True, related_name="+")
    shipped: models.JSONField[Any, Any] = models.JSONField(default=dict)
    stored: models.JSONField[Any, Any] = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.key


class LoadedRow(models.Model):
    """Remembers a row of a table that was loaded, as LoadedPage remembers a page.

    `shipped` holds a digest for each field of what the table says, `stored` of what was written.
    """

    table = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    shipped: models.JSONField[Any, Any] = models.JSONField(default=dict)
    stored: models.JSONField[Any, Any] = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "key"], name="one_record_per_row"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.key}"
