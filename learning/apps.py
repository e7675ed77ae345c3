"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Names the room for Django and connects its receivers."""

    name = "learning"

    def ready(self) -> None:
        """Connect receivers."""
        from learning import signal_handlers  # noqa: F401
