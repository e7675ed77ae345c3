"""Images and documents with author, source and licence, and the text of documents."""

from __future__ import annotations

from media_library.models.document_texts import DocumentPage, DocumentText
from media_library.models.documents import CustomDocument
from media_library.models.images import CustomImage, CustomRendition

__all__ = ["CustomDocument", "CustomImage", "CustomRendition", "DocumentPage", "DocumentText"]
