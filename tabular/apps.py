"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class TabularConfig(AppConfig):
    """Strict reading and writing of tables."""

    name = "tabular"

    def ready(self) -> None:
        """Have the worker advance imports, and forget old ones."""
        from jobs.registry import DAY, clock, handlers
        from tabular import runs

        handlers.register(runs.TOPIC, runs.advance_messages, in_process=False, batch=1)
        clock.register("forget_imports", runs.forget_old, every=DAY)
