"""Editorial teams."""

from __future__ import annotations

from editorial.models.teams import Team

__all__ = ["Team"]
