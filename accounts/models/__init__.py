"""People with an account, and their sessions."""

from __future__ import annotations

from accounts.models.sessions import Session
from accounts.models.users import User

__all__ = ["Session", "User"]
