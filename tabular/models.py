"""Imports that show first what they would change."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """A file that somebody wants to import: looked through, and imported once they say so."""

    class State(models.TextChoices):
        CHECKING = "checking", _("is being looked through")
        CHECKED = "checked", _("can be imported")
        IMPORTING = "importing", _("is being imported")
        DONE = "done", _("imported")
        REFUSED = "refused", _("not imported")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    importer = models.SlugField()
    # The number of who asks; the room knows no accounts.
    asked_by = models.BigIntegerField()
    file_name = models.CharField(max_length=255)
    file = models.BinaryField()
    state = models.CharField(max_length=10, choices=State, default=State.CHECKING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # What would change, what is wrong, what has happened: see tabular/runs.py.
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions: ClassVar[list[str]] = []
        ordering: ClassVar = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_working(self) -> bool:
        """Whether the worker has it."""
        return self.state in (self.State.CHECKING, self.State.IMPORTING)
