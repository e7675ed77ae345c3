"""The portal's own document model (ADR 0004)."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from media_library.models.document_texts import DocumentText
from media_library.models.provenance import Provenance


class CustomDocument(Provenance, AbstractDocument):
    """A file for download with author, source, licence and what is known of its accessibility."""

    accessible = models.BooleanField(
        _("checked for accessibility"),
        default=False,
        help_text=_("Somebody has checked this file against BITV 2.0."),
    )

    # In words, where the list of documents has asked for it.
    text_status = ""

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
        indexes = [models.Index(fields=["file_hash"], name="document_file")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new file gets its size and hash, in whatever way it came."""
        file: Any = self.file
        if file and not file._committed:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    @property
    def kind(self) -> str:
        """What it is, by the ending of its name: “pdf”."""
        return PurePath(self.file.name or "").suffix.lower().lstrip(".")

    @property
    def text(self) -> DocumentText | None:
        """What is known of the text in its file."""
        return DocumentText.objects.filter(file_hash=self.file_hash).first()

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
