"""Read the text of a document."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from jobs.actions.base import Action
from media_library.extraction.process import Extraction, extract
from media_library.models import CustomDocument, DocumentPage, DocumentText


class ReadDocument(Action[None]):
    """Reads the text in a file that waits for it; one that was read stays as it is.

    Nothing is written before the file is read, which may take a minute.
    """

    action_name = "media_library.read_document"
    instance: DocumentText

    def __init__(self, text: DocumentText, **kwargs: Any) -> None:
        super().__init__(text, **kwargs)

    def perform(self) -> None:
        """Read the file and store its pages; forget the text of a file that nobody has."""
        documents = CustomDocument.objects.filter(file_hash=self.instance.file_hash)
        document = documents.order_by("pk").first()
        self.changed = self.instance.status == DocumentText.Status.WAITING
        if not document:
            self.instance.delete()
        elif self.changed:
            self.store(extraction_of(document))

    def store(self, extraction: Extraction | None) -> None:
        """Write what was read in the place of what was known."""
        text = self.instance
        pages = extraction.pages if extraction else []
        text.status = extraction.ending.value if extraction else DocumentText.Status.MISSING
        text.page_count = len(pages)
        text.read_at = timezone.now()
        text.pages.all().delete()
        DocumentPage.objects.bulk_create(
            DocumentPage(text=text, number=number, words=words)
            for number, words in enumerate(pages, start=1)
            if words
        )
        text.save()

    def facts(self) -> dict[str, Any]:
        """Return how it ended, and of how many pages."""
        return {"status": str(self.instance.status), "pages": self.instance.page_count}


def extraction_of(document: CustomDocument) -> Extraction | None:
    """Return what can be read of a document; None where its file is missing."""
    try:
        with document.file.storage.open(document.file.name) as file:
            return extract(file, document.kind)
    except FileNotFoundError:
        return None
