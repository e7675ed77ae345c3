"""What the demo accounts may do."""

from __future__ import annotations

from accounts.models import User
from teams.models import Team

EDITORS = {"federal_editor@demo.example": "bund", "bavarian_editor@demo.example": "by"}


def grant_demo_rights() -> None:
    """Put the two demo editors into the groups of their teams."""
    for email, code in EDITORS.items():
        team = Team.objects.get(code=code)
        User.objects.get(email=email).groups.add(team.editors, team.publishers)
