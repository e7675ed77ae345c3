"""State changes that no room owns: marks of public changes, the cache table."""

from __future__ import annotations

from portal.actions.prune_cache import PruneCache
from portal.actions.prune_publication_marks import PrunePublicationMarks

__all__ = ["PruneCache", "PrunePublicationMarks"]
