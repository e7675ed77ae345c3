"""Questions that others ask of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models.expressions import RawSQL

from catalogue.statements import READABLE

if TYPE_CHECKING:
    from catalogue.models import Entry


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries."""

    def readable(self) -> EntryQuerySet:
        """Return the entries that everybody may see now."""
        condition = RawSQL(READABLE, [], output_field=models.BooleanField())  # noqa: S611  # ours
        return self.filter(condition)
