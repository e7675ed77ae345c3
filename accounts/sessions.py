"""The session engine: Django's, and it notes the person (SESSION_ENGINE)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db

from accounts.models import Session


class SessionStore(db.SessionStore):
    """Keeps sessions in a table of our own."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """Return the table."""
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return a row, with the person who is signed in."""
        row = cast("Session", super().create_model_instance(data))
        row.person = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row
