"""People with an account, their sessions, and mail on its way."""

from __future__ import annotations

from accounts.models.mail import OutgoingMail
from accounts.models.sessions import Session
from accounts.models.users import User

__all__ = ["OutgoingMail", "Session", "User"]
