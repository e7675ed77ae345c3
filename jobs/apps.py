"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work that waits: messages with retries, jobs by the clock, the worker's loop."""

    name = "jobs"

    def ready(self) -> None:
        """Enter the clock jobs of the room."""
        from jobs.actions import PruneMessages, PruneTaskResults
        from jobs.registry import DAY, clock

        clock.register("prune_messages", PruneMessages().execute, every=DAY)
        clock.register("prune_task_results", PruneTaskResults().execute, every=DAY)
