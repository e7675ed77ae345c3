"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class MediaLibraryConfig(AppConfig):
    """Names the room for Django."""

    name = "media_library"
