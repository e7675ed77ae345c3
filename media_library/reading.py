"""Asks for the text of documents; the worker reads them, one after the other."""

from __future__ import annotations

from collections.abc import Collection

from jobs.outbox import enqueue_many
from media_library.models import DocumentText

TOPIC = "document_text"
# Of each round of the worker; one document may take a minute, and other messages wait so long.
SECONDS_A_ROUND = 5.0


def request_texts(hashes: Collection[str]) -> int:
    """Have files read that nobody has asked for yet, and return how many those are.

    Who saves a document again leaves no message, so nobody waits for one that is being handled.
    """
    known = DocumentText.objects.filter(file_hash__in=hashes).values_list("file_hash", flat=True)
    new = sorted(set(hashes) - {"", *known})
    texts = [DocumentText(file_hash=file_hash) for file_hash in new]
    DocumentText.objects.bulk_create(texts, ignore_conflicts=True)
    enqueue_many(TOPIC, [(file_hash, None) for file_hash in new])
    return len(new)
