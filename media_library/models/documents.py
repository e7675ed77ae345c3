"""The portal's own document model (ADR 0004)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from media_library.models.provenance import Provenance


class CustomDocument(Provenance, AbstractDocument):
    """A file for download with author, source, licence and what is known of its accessibility."""

    accessible = models.BooleanField(
        _("checked for accessibility"),
        default=False,
        help_text=_("Somebody has checked this file against BITV 2.0."),
    )

    objects: ClassVar[Any] = DocumentQuerySet.as_manager()

    admin_form_fields = (
        "title",
        "file",
        "author",
        "source",
        "licence",
        "accessible",
        "collection",
        "tags",
    )

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def has_file(self) -> bool:
        """Whether the file is there."""
        return bool(self.file and self.file.storage.exists(self.file.name))

    def clean(self) -> None:
        """Check the extension, unless the file is still among the uploads.

        When several files are uploaded at once, Wagtail asks for the details before it gives the
        document its file, and would fail over the missing one.
        """
        if self.file:
            super().clean()
