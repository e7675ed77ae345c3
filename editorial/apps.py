"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Names the room for Django."""

    name = "editorial"
