"""What of the starter content has been loaded before."""

from __future__ import annotations

from django.db import models


class StarterRecord(models.Model):
    """Remembers a loaded piece of starter content, so that a second run never undoes an editor."""

    key = models.CharField(max_length=120, unique=True)
    loaded_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.key
