"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Public search."""

    name = "search"

    def ready(self) -> None:
        """Listen to the catalogue, and have the worker keep the indexes up to date."""
        import search.signal_handlers  # noqa: F401
        from jobs.registry import MINUTE, clock
        from search.index.building import maintain

        clock.register("search indexes", maintain, every=MINUTE)
