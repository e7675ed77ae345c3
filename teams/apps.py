"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """Teams, their members and areas, and what a role may do."""

    name = "teams"
