"""How a password opens an account."""

from __future__ import annotations

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.hashers import make_password

from accounts.models import User
from accounts.models.users import normal_password


class OwnAddressBackend(AuthenticationBackend):
    """Finds people by the address of their account, never by one that waits for confirmation.

    allauth also takes an address that somebody has entered and nobody has confirmed; it may be a
    stranger's.
    """

    def _authenticate_by_email(self, email: str, password: str) -> User | None:
        user = User.objects.filter(email=email.lower()).first()
        checked: User | None = self._check_password(user, password)
        return checked

    def _mitigate_timing_attack(self, password: str) -> None:
        """Do for an unknown address all the work that a wrong password makes for a known one."""
        for text in {normal_password(password), password}:
            make_password(text)
