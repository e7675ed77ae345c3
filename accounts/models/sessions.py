"""Sessions that say whose they are, and the engine that keeps them (SESSION_ENGINE)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class SessionStore(db.SessionStore):
    """Django's engine, with a table of ours, in which it notes the person."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """Return a row, with the person who is signed in."""
        row = cast("Session", super().create_model_instance(data))
        row.person = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row


class Session(AbstractBaseSession):
    """A session with the id of the person, so that an account's are found without reading all.

    It is no foreign key: a session that is saved while its account is deleted is no error.
    """

    person = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> type[db.SessionStore]:
        """Return the engine that keeps them."""
        return SessionStore
