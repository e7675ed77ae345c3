"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Wires the rooms together."""

    name = "portal"

    def ready(self) -> None:
        """Register what listens to signals."""
        from portal import checks, publication, unsafe_settings  # noqa: F401  # importing registers
        from portal.spreadsheets import guard_exports

        guard_exports()
