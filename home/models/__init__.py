"""Start pages, areas of teams and standard pages."""

from __future__ import annotations

from home.models.pages import HomePage, StandardPage, TeamPage

__all__ = ["HomePage", "StandardPage", "TeamPage"]
