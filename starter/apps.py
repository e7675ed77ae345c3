"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class StarterConfig(AppConfig):
    """Loads the starter content in its order; the rooms' importers do the rows."""

    name = "starter"
