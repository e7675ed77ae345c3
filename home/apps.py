"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Names the room for Django, and joins the registry of people's data."""

    name = "home"

    def ready(self) -> None:
        """Join the registry."""
        from home import personal_data

        personal_data.join()
