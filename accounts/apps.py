"""The Django app of this room."""

from __future__ import annotations

from functools import partial

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the room for Django and enters its part of people's data into the registry."""

    name = "accounts"

    def ready(self) -> None:
        """Join the registries of personal data and of jobs, and listen to signals."""
        from django.core.management import call_command

        from accounts import signal_handlers
        from accounts.actions import ForgetUnconfirmedAccounts
        from accounts.personal_data import account, editing
        from jobs.registry import DAY, clock

        account.join()
        editing.join()
        clock.register("clear_sessions", partial(call_command, "clearsessions"), every=DAY)
        forget = ForgetUnconfirmedAccounts().execute
        clock.register("forget_unconfirmed_accounts", forget, every=DAY)
