"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Names the room for Django."""

    name = "content"

    def ready(self) -> None:
        """Register what listens to signals."""
        from content import signal_handlers  # noqa: F401  # importing registers the receivers
