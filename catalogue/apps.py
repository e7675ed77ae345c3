"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The public projection of everything that readers can list."""

    name = "catalogue"

    def ready(self) -> None:
        """Listen to everything that changes what is public; rooms above have registered by now.

        Documents belong to no room above: pages of all kinds show them.
        """
        from catalogue.entries import DocumentEntries
        from catalogue.signal_handlers import listen_to_imports
        from catalogue.sources import sources
        from catalogue.writing import TOPIC, write_changed
        from jobs.registry import handlers

        sources.register(DocumentEntries())
        handlers.register(TOPIC, write_changed)
        listen_to_imports()
