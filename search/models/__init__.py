"""The models of search."""

from __future__ import annotations

from search.models.index import SearchIndex, SearchWord

__all__ = ["SearchIndex", "SearchWord"]
