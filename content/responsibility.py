"""Who is responsible for a page: the team in whose area it lies (ADR 0006)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import apps

if TYPE_CHECKING:
    from wagtail.models import Page

    from teams.models import Team


def responsible_team(page: Page, *, inclusive: bool = False) -> Team | None:
    """Return the team of the nearest TeamPage above the page, or None outside all areas.

    With `inclusive` the page itself counts too: what will lie below it belongs to its team.
    """
    if not page.path:
        return None
    team_pages = apps.get_model("home", "TeamPage")
    area = (
        team_pages.objects.ancestor_of(page, inclusive=inclusive)
        .select_related("team")
        .order_by("-depth")
        .first()
    )
    return area.team if area else None
