"""What the demo accounts may do."""

from __future__ import annotations

from accounts.models import User
from teams.actions import AddToTeam
from teams.models import Team
from teams.roles import EDITOR, LEAD

EDITORS = {"federal_editor@demo.example": "bund", "bavarian_editor@demo.example": "by"}


def grant_demo_rights() -> None:
    """Put the two demo editors into the groups of their teams."""
    for email, code in EDITORS.items():
        team = Team.objects.get(code=code)
        person = User.objects.get(email=email)
        for role in (EDITOR, LEAD):
            AddToTeam(team, person, role).execute()
