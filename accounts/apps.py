"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the room for Django and enters its part of people's data into the registry."""

    name = "accounts"

    def ready(self) -> None:
        """Join the registry of personal data, and listen to signals."""
        from accounts import signal_handlers  # noqa: F401  # importing registers the receivers
        from accounts.personal_data import account, editing

        account.join()
        editing.join()
