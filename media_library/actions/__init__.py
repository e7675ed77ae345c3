"""Changes of the texts of documents."""

from __future__ import annotations

from media_library.actions.read_document import ReadDocument
from media_library.actions.request_texts import RequestTexts

__all__ = ["ReadDocument", "RequestTexts"]
