"""Deletes the marks of public changes that no page cache asks for any more (ADR 0012)."""

from __future__ import annotations

import datetime

from django.utils import timezone

from content.models import PublicationMark
from jobs.actions.base import Action

KEPT_FOR = datetime.timedelta(days=1)


class PrunePublicationMarks(Action[int]):
    """Deletes old marks and adds a new one, so that the name of the state stays a new name.

    Number and highest id together name the state. Deleting alone could bring back a name that
    was there before, when a late transaction adds as many marks at the same moment.
    """

    action_name = "portal.prune_publication_marks"

    def perform(self) -> int:
        """Return how many marks were deleted; without any, nothing changes."""
        old = PublicationMark.objects.filter(made_at__lt=timezone.now() - KEPT_FOR)
        number, _models = old.delete()
        self.changed = number > 0
        if number:
            PublicationMark.objects.create()
        return number
