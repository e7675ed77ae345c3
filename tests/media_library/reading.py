"""The worker's part: reading what documents hold."""

from __future__ import annotations

from jobs.delivery import deliver
from jobs.models import OutboxMessage
from media_library.models import CustomDocument
from media_library.reading import TOPIC
from tests.media_library import files


def read_documents() -> int:
    """Read what waits, and return how many documents that were."""
    return deliver(OutboxMessage.objects.filter(topic=TOPIC))


def make_document(name: str, content: bytes, **fields: object) -> CustomDocument:
    """Return a document that was just uploaded."""
    values = {"title": "Bericht", "author": "Stadt", "licence": "CC0-1.0", **fields}
    return CustomDocument.objects.create(file=files.upload(name, content), **values)
