"""What tells every worker that something public has changed (ADR 0012)."""

from __future__ import annotations

from django.db import models


class PublicationMark(models.Model):
    """One row per public change, written in the transaction of the change.

    Rows are only added, so that two publishers never wait for each other. Number and highest id
    together name the state: a transaction that commits late changes the number.
    """

    made_at = models.DateTimeField(auto_now_add=True)

    @classmethod
    def generation(cls) -> str:
        """Return the name of the present state; it differs after every committed change."""
        row = cls.objects.aggregate(number=models.Count("pk"), highest=models.Max("pk"))
        return f"{row['highest'] or 0}-{row['number']}"
