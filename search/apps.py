"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Names the room for Django."""

    name = "search"

    def ready(self) -> None:
        """Register what listens to signals."""
        from search import signal_handlers  # noqa: F401  # importing registers the receivers
