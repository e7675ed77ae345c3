"""State changes that no room owns: tasks, marks, the database's own form."""

from __future__ import annotations

from portal.actions.prune_cache import PruneCache
from portal.actions.prune_publication_marks import PrunePublicationMarks
from portal.actions.put_back_tasks import PutBackTasks

__all__ = ["PruneCache", "PrunePublicationMarks", "PutBackTasks"]
