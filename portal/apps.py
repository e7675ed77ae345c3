"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Wires the rooms together."""

    name = "portal"

    def ready(self) -> None:
        """Register what listens to signals, and what is done by the clock."""
        from jobs.registry import DAY, HOUR, clock
        from portal import checks, publication, unsafe_settings
        from portal.actions import PruneCache, PrunePublicationMarks
        from tabular.spreadsheets import guard_exports

        guard_exports()
        clock.register(
            "prune_publication_marks", lambda: PrunePublicationMarks().execute(), every=DAY
        )
        clock.register("prune_cache", lambda: PruneCache().execute(), every=HOUR)
