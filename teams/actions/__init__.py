"""What changes teams: one class per change."""

from __future__ import annotations

from teams.actions.areas import AddArea
from teams.actions.create_team import CreateTeam, TeamRefusedError
from teams.actions.members import AddToTeam, MemberRefusedError, RemoveFromTeam
from teams.actions.shared import EntrustModels, EntrustPages

__all__ = [
    "AddArea",
    "AddToTeam",
    "CreateTeam",
    "EntrustModels",
    "EntrustPages",
    "MemberRefusedError",
    "RemoveFromTeam",
    "TeamRefusedError",
]
