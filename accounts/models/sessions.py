"""Sessions that say whose they are."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Session(AbstractBaseSession):
    """A session with the id of the person, so that an account's are found without reading all.

    It is no foreign key: a session that is saved while its account is deleted is no error.
    """

    person = models.BigIntegerField(null=True, db_index=True)

    class Meta:
        verbose_name = "session"
        verbose_name_plural = "sessions"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        """Return the engine that keeps them."""
        from accounts.sessions import SessionStore

        return SessionStore
