"""The teams of editors."""

from __future__ import annotations

from teams.models.teams import Team

__all__ = ["Team"]
