"""The models of search."""

from __future__ import annotations

from search.models.index import SearchIndex, SearchWord
from search.models.passages import Passage

__all__ = ["Passage", "SearchIndex", "SearchWord"]
