"""What this room adds to the admin."""

from __future__ import annotations

from wagtail import hooks

from teams.viewsets import TeamViewSet


@hooks.register("register_admin_viewset")
def register_teams() -> TeamViewSet:
    return TeamViewSet("teams")
