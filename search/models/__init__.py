"""The models of search."""

from __future__ import annotations

from search.models.index import APART, SearchIndex, SearchWord
from search.models.passages import Passage
from search.models.promotions import Promotion
from search.models.queries import SearchQuery
from search.models.synonyms import SynonymGroup

__all__ = [
    "APART",
    "Passage",
    "Promotion",
    "SearchIndex",
    "SearchQuery",
    "SearchWord",
    "SynonymGroup",
]
