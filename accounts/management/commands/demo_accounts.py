"""Prints the demo accounts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from accounts.demo import DEMO_ACCOUNTS, PASSWORD
from accounts.models import User


class Command(BaseCommand):
    """A table of address, password and what each account may do; nothing where there are none."""

    help = "Print the demo accounts that exist, with their password."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each account that can still sign in with the public password."""
        lines = []
        for account in DEMO_ACCOUNTS:
            user = User.objects.filter(email=account.email, is_active=True).first()
            if user and user.check_password(PASSWORD):
                with translation.override(None):
                    lines.append((account.email, PASSWORD, str(account.may)))
        if lines:
            lines.insert(0, ("Sign in with", "Password", "May"))
        widths = [max((len(line[column]) for line in lines), default=0) for column in range(2)]
        for email, password, may in lines:
            self.stdout.write(f"{email:<{widths[0]}}  {password:<{widths[1]}}  {may}")
