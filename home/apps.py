"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Names the room for Django, and joins the registries of people's data and of jobs."""

    name = "home"

    def ready(self) -> None:
        """Join the registries."""
        from home import personal_data
        from home.actions.prune_feedback import PruneFeedback
        from home.areas import make_area_pages
        from jobs.registry import DAY, clock
        from teams.areas import area_makers

        personal_data.join()
        area_makers.register(make_area_pages)
        clock.register("prune_feedback", lambda: PruneFeedback().execute(), every=DAY)
