"""What the actions that change accounts share."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from jobs.actions.base import RefusedError


class AccountNeededError(RefusedError):
    """The portal would lose its last administrator; the text is for people."""


class AddressTakenError(RefusedError):
    """Another account has the address; the text is for people."""


def check_address(account: User) -> None:
    """Raise AddressTakenError where another account has the address, whatever its case."""
    others = User.objects.filter(email__iexact=account.email).exclude(pk=account.pk)
    if others.exists():
        raise AddressTakenError(_("There is an account with this e-mail address."))


def check_administrator_stays(account: User) -> None:
    """Raise AccountNeededError where the account is that of the only active administrator."""
    administrators = User.objects.filter(is_superuser=True, is_active=True)
    stored = administrators.filter(pk=account.pk)
    if stored.exists() and not administrators.exclude(pk=account.pk).exists():
        raise AccountNeededError(_("The portal needs at least one active administrator."))


def changed_fields(account: User, stored: User, names: Iterable[str]) -> list[str]:
    """Return which of these fields of an account hold something else than its row."""
    return [name for name in names if getattr(stored, name) != getattr(account, name)]
