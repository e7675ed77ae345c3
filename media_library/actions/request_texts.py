"""Have the texts of documents read that are missing, or all of them anew."""

from __future__ import annotations

from typing import Any

from jobs.actions.base import Action, Asker
from jobs.models import OutboxMessage
from jobs.outbox import enqueue_many
from media_library.models import CustomDocument, DocumentText
from media_library.reading import TOPIC, request_texts


class RequestTexts(Action[int]):
    """Asks for what nobody has asked for, and forgets the texts of files that nobody has any more.

    With `again`, all files are read anew; until then the texts of before are found.
    """

    action_name = "media_library.request_texts"

    def __init__(self, *, again: bool = False, user: Asker = None) -> None:
        super().__init__(user=user)
        self.again = again

    def perform(self) -> int:
        """Leave messages for the worker, and return how many documents wait for it by them."""
        note_missing_hashes()
        hashes = CustomDocument.objects.values_list("file_hash", flat=True)
        orphans = DocumentText.objects.exclude(file_hash__in=hashes.values("file_hash"))
        removed, _by_model = orphans.delete()
        if self.again:
            DocumentText.objects.update(status=DocumentText.Status.WAITING)
        self.number = request_texts(set(hashes)) + enqueue_lost()
        self.changed = bool(removed or self.number)
        return self.number

    def facts(self) -> dict[str, Any]:
        """Return how many documents wait by it."""
        return {"number": self.number}


def note_missing_hashes() -> None:
    """Compute the hash of files that came before Wagtail did so."""
    for document in CustomDocument.objects.filter(file_hash=""):
        if document.has_file:
            document._set_file_hash()
            CustomDocument.objects.filter(pk=document.pk).update(file_hash=document.file_hash)


def enqueue_lost() -> int:
    """Leave a message for each text that waits without one, and return how many there were."""
    left = OutboxMessage.objects.undelivered().filter(topic=TOPIC)
    waiting = DocumentText.objects.filter(status=DocumentText.Status.WAITING)
    lost = list(
        waiting.exclude(file_hash__in=left.values("key")).values_list("file_hash", flat=True)
    )
    enqueue_many(TOPIC, [(file_hash, None) for file_hash in lost])
    return len(lost)
