"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class TabularConfig(AppConfig):
    """Strict reading and writing of tables."""

    name = "tabular"
