"""State changes of what waits."""

from __future__ import annotations

from jobs.actions.prune_messages import PruneMessages

__all__ = ["PruneMessages"]
