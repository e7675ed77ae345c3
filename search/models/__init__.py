"""What can be found."""

from __future__ import annotations

from search.models.search_documents import SearchDocument

__all__ = ["SearchDocument"]
