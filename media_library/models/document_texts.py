"""The text of documents, by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext_lazy

from media_library.extraction.endings import Ending

if TYPE_CHECKING:
    import datetime

    from django_stubs_ext.db.models.manager import RelatedManager


class DocumentText(models.Model):
    """What is known of the text in a file; documents with the same file share it.

    It is made from the file and can be made anew at any time.
    """

    class Status(models.TextChoices):
        """Whether the text was read: the endings of reading, and what there is beside them."""

        WAITING = "waiting", pgettext_lazy("text of a document", "Waits to be read")
        READ = Ending.READ.value, pgettext_lazy("text of a document", "Searchable")
        NO_TEXT = Ending.NO_TEXT.value, pgettext_lazy("text of a document", "No text: a scan?")
        ENCRYPTED = (
            Ending.ENCRYPTED.value,
            pgettext_lazy("text of a document", "No text: protected by a password"),
        )
        BROKEN = Ending.BROKEN.value, pgettext_lazy("text of a document", "No text: damaged?")
        TOO_LARGE = (
            Ending.TOO_LARGE.value,
            pgettext_lazy("text of a document", "No text: too large"),
        )
        MISSING = "missing", pgettext_lazy("text of a document", "No text: the file is missing")

    # As Wagtail computes it for each document.
    file_hash: models.CharField[str, str] = models.CharField(max_length=40, unique=True)
    status: models.CharField[str, str] = models.CharField(
        max_length=12, choices=Status.choices, default=Status.WAITING
    )
    read_at: models.DateTimeField[datetime.datetime | None, datetime.datetime | None] = (
        models.DateTimeField(null=True, blank=True)
    )
    page_count: models.PositiveIntegerField[int, int] = models.PositiveIntegerField(default=0)

    if TYPE_CHECKING:
        pages: RelatedManager[DocumentPage]

    class Meta:
        verbose_name = gettext_lazy("text of a document")
        verbose_name_plural = gettext_lazy("texts of documents")

    def __str__(self) -> str:
        return f"{self.file_hash}: {self.in_words()}"

    def in_words(self) -> str:
        """Return what editors are told: what can be found, or why nothing can."""
        status = self.Status(self.status)
        if status is self.Status.READ:
            text = ngettext(
                "Searchable: %(number)d page", "Searchable: %(number)d pages", self.page_count
            )
            return text % {"number": self.page_count}
        if status is self.Status.TOO_LARGE and self.page_count:
            text = gettext("Too large: only the beginning is searchable, up to page %(number)d")
            return text % {"number": self.page_count}
        return str(status.label)


class DocumentPage(models.Model):
    """The text of one page, slide or sheet; those without text have no row."""

    text: models.ForeignKey[DocumentText, DocumentText] = models.ForeignKey(
        DocumentText, on_delete=models.CASCADE, related_name="pages"
    )
    number: models.PositiveIntegerField[int, int] = models.PositiveIntegerField()
    words: models.TextField[str, str] = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["text", "number"], name="one_text_per_page"),
        ]

    def __str__(self) -> str:
        return f"{self.text_id}, {self.number}"
