"""The teams of editors, their people and their areas."""

from __future__ import annotations

from teams.models.areas import TeamArea
from teams.models.groups import TeamGroup
from teams.models.teams import Team

__all__ = ["Team", "TeamArea", "TeamGroup"]
