"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    """Names the room for Django, and joins the registry of imports."""

    name = "taxonomy"

    def ready(self) -> None:
        from taxonomy import importing

        importing.join()
