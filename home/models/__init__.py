"""Start pages, areas of teams, standard pages and feedback."""

from __future__ import annotations

from home.models.feedback import Feedback
from home.models.pages import HomePage, StandardPage, TeamPage

__all__ = ["Feedback", "HomePage", "StandardPage", "TeamPage"]
