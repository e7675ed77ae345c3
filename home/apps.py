"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from catalogue.sources import ABOUT, AREA, LIST, PageEntries, sources
        from content.feedback import feedback_form
        from content.presenters import presenters
        from home import personal_data
        from home.actions.prune_feedback import PruneFeedback
        from home.areas import make_area_pages
        from home.models import HomePage, StandardPage, TeamPage
        from home.presenters.home import home_context
        from home.presenters.team import team_context
        from jobs.registry import DAY, clock
        from teams.areas import area_makers

        personal_data.join()
        feedback_form.register("feedback")
        area_makers.register(make_area_pages)
        clock.register("prune_feedback", lambda: PruneFeedback().execute(), every=DAY)
        presenters.register(HomePage, home_context)
        presenters.register(TeamPage, team_context)
        sources.register(PageEntries(HomePage, prior=LIST))
        sources.register(PageEntries(TeamPage, prior=AREA))
        sources.register(PageEntries(StandardPage, prior=ABOUT))
