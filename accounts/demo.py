"""Demo accounts of a portal in development; their password is public."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User

DOMAIN = "demo.example"
PASSWORD = "wissen-zum-ausprobieren"  # noqa: S105 -- public on purpose, refused outside development


@dataclass(frozen=True)
class DemoAccount:
    """One account to try the portal with."""

    login: str
    name: str
    may: str | Promise
    administrator: bool = False

    @property
    def email(self) -> str:
        """The address with which one signs in."""
        return f"{self.login}@{DOMAIN}"


DEMO_ACCOUNTS = (
    DemoAccount("administrator", "Alex Admin (Beispiel)", _("everything"), administrator=True),
    DemoAccount(
        "federal_editor", "Frieda Bund (Beispiel)", _("write and publish for the federal team")
    ),
    DemoAccount(
        "bavarian_editor", "Benno Bayern (Beispiel)", _("write and publish for the team of Bavaria")
    ),
    DemoAccount("learner", "Lena Lernt (Beispiel)", _("take courses")),
)


def create_demo_accounts() -> None:
    """Make the demo accounts that are missing; ImproperlyConfigured outside development."""
    if not settings.DEMO_ACCOUNTS:
        raise ImproperlyConfigured("Demo accounts have a public password: only in development.")
    for account in DEMO_ACCOUNTS:
        if User.objects.filter(email=account.email).exists():
            continue
        make = User.objects.create_superuser if account.administrator else User.objects.create_user
        make(account.email, PASSWORD, name=account.name)
