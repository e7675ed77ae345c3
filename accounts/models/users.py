"""The portal's own user: the e-mail address is the name (ADR 0004)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.signals import user_was_made
from taxonomy.languages import language_choices, main_code


def normal_password(text: str) -> str:
    """Return a password in the one form in which it is kept (NFKC, as NIST SP 800-63B asks)."""
    return unicodedata.normalize("NFKC", text)


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address, which counts as confirmed: a command or a person in charge
    asks for them.
    """

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Return a new user; ValueError where the address is empty."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        user_was_made.send(type(user), user=user)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def lock_administrators(self) -> list[User]:
        """Return the active administrators; none of them changes until the transaction ends."""
        active = self.filter(is_superuser=True, is_active=True)
        return list(active.order_by("pk").select_for_update())

    def get_by_natural_key(self, username: str | None) -> User:
        """Find a user by the address, whatever its case."""
        return self.get(email__iexact=username or "")


class User(AbstractUser):
    """A person with an account: learner, editor or administrator."""

    username = None  # type: ignore[assignment]  # the e-mail address is the name
    first_name = None  # type: ignore[assignment]  # one field holds the whole name
    last_name = None  # type: ignore[assignment]  # one field holds the whole name
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(
        _("name"),
        max_length=150,
        blank=True,
        help_text=_("As it appears on your participation page."),
    )
    municipality = models.ForeignKey(
        "taxonomy.AdministrativeUnit",
        verbose_name=_("municipality"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where you work: a municipality, a district or a Land."),
    )
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: digitalisation officer.")
    )
    language = models.CharField(
        _("language"), max_length=16, choices=language_choices, default=main_code
    )
    # Counts what was added to or taken from the second factors.
    credential_stamp = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # made by e-mail
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message=_("There is an account with this e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password by its letters, not by the keyboard: macOS types “ä” as two signs."""
        super().set_password(None if raw_password is None else normal_password(raw_password))

    def check_password(self, raw_password: str) -> bool:
        """Say whether it is the password, however its letters are composed.

        One that was set as it was typed, before this portal composed them, is stored anew.
        """
        normal = normal_password(raw_password)
        if super().check_password(normal):
            return True
        if normal == raw_password or not super().check_password(raw_password):
            return False
        self.set_password(raw_password)
        self.save(update_fields=["password"])
        return True

    def get_session_auth_hash(self) -> str:
        """Return what a session has to hold: another password or second factor ends it."""
        return f"{super().get_session_auth_hash()}{self.credential_stamp}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Return the same for the keys that SECRET_KEY has replaced."""
        for kept in super().get_session_auth_fallback_hash():
            yield f"{kept}{self.credential_stamp}"

    def get_full_name(self) -> str:
        """Return the name, or the address where no name is given."""
        return str(self)

    def get_short_name(self) -> str:
        return str(self)
