"""The models of search."""

from __future__ import annotations

from search.models.index import APART, SearchIndex, SearchWord
from search.models.passages import Passage

__all__ = ["APART", "Passage", "SearchIndex", "SearchWord"]
