"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Components with their styles, tokens, icons and page scripts."""

    name = "design"
