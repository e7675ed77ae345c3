"""The Django app of this room."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Names the room for Django, connects its receivers and joins the registry of people's data."""

    name = "learning"

    def ready(self) -> None:
        """Connect receivers and join the registry."""
        from learning import personal_data

        import_module("learning.signal_handlers")
        personal_data.join()
