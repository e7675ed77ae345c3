"""Deletes the marks of public changes that no page cache asks for any more (ADR 0012)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from content.models import PublicationMark

KEPT_FOR = datetime.timedelta(days=1)


@dataclass
class PrunePublicationMarks:
    """Deletes old marks and adds a new one, so that the name of the state stays a new name.

    Number and highest id together name the state. Deleting alone could bring back a name that
    was there before, when a late transaction adds as many marks at the same moment.
    """

    kept_for: datetime.timedelta = KEPT_FOR

    def execute(self) -> int:
        """Return how many marks were deleted; without any, nothing changes."""
        with transaction.atomic():
            old = PublicationMark.objects.filter(made_at__lt=timezone.now() - self.kept_for)
            number, _models = old.delete()
            if number:
                PublicationMark.objects.create()
        return number
