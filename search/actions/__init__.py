"""The changes of state in this room."""

from __future__ import annotations

from search.actions.forget_queries import ForgetQueries
from search.actions.import_synonyms import ImportSynonyms
from search.actions.rebuild_indexes import RebuildIndexes

__all__ = ["ForgetQueries", "ImportSynonyms", "RebuildIndexes"]
