"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "guidance"

    def ready(self) -> None:
        """Join the registries of presenters and of entry sources."""
        from catalogue.sources import LIST, PageEntries, sources
        from content.presenters import presenters
        from guidance.entries import GlossaryEntries, GuidanceEntries, OfferEntries
        from guidance.models import GuidanceIndexPage, GuidancePage
        from guidance.presenters import guidance_context, guidance_list_context

        presenters.register(GuidanceIndexPage, guidance_list_context)
        presenters.register(GuidancePage, guidance_context)
        sources.register(PageEntries(GuidanceIndexPage, prior=LIST))
        sources.register(GuidanceEntries(GuidancePage))
        sources.register(OfferEntries())
        sources.register(GlossaryEntries())
