"""The Django app of the scratch room."""

from __future__ import annotations

from django.apps import AppConfig


class ScratchRoomConfig(AppConfig):
    name = "tests.contracts.scratch_room"
    label = "scratch_room"

    def ready(self) -> None:
        """Join the registries of presenters and of entry sources."""
        from catalogue.sources import sources
        from content.presenters import presenters
        from tests.contracts.scratch_room.entries import EventEntries
        from tests.contracts.scratch_room.models import EventPage
        from tests.contracts.scratch_room.presenters import event_context

        presenters.register(EventPage, event_context)
        sources.register(EventEntries(EventPage))
