"""Learners: a pseudonym stands in all records, and one table knows whose it is."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class Learner(models.Model):
    """A person as the records know them; deleting the learner erases all of their records."""

    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="learner"
    )
    erased_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="Set just before the records are deleted; only then the journal lets go.",
    )

    def __str__(self) -> str:
        return str(self.pseudonym)
