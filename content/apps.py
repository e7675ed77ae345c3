"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class ContentConfig(AppConfig):
    """Names the room for Django."""

    name = "content"

    def ready(self) -> None:
        """Register what listens to signals, and keep date fields from changing what is typed."""
        from content import signal_handlers  # noqa: F401  # importing registers the receivers
        from content.admin_dates import keep_what_is_typed

        keep_what_is_typed()
