"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Names the room for Django, and joins the registry of imports."""

    name = "cases"

    def ready(self) -> None:
        """Join the registry."""
        from cases import importing

        importing.join()
