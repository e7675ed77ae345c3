"""The fixed cast of people. Whoever edits has a second factor, as the portal asks for it."""

from __future__ import annotations

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group

from accounts.models import User

PASSWORD = "ein-langes-passwort"
SECRET = "JBSWY3DPEHPK3PXP"
DOMAIN = "people.example"


def make_person(login: str, **fields: Any) -> User:
    """Make an account without any rights."""
    name = login.replace("_", " ").title()
    return make_account(f"{login}@{DOMAIN}", **{"name": name, **fields})


def make_account(email: str = "lena@example.org", **fields: Any) -> User:
    """Make an account of which the address matters, without any rights."""
    return User.objects.create_user(email, PASSWORD, **fields)


def make_editor(login: str, *groups: Group) -> User:
    """Make an account that belongs to groups and has a second factor."""
    person = make_person(login)
    person.groups.set(groups)
    give_second_factor(person)
    return person


def make_administrator(login: str = "administrator") -> User:
    """Make an account that may do everything."""
    person = User.objects.create_superuser(f"{login}@{DOMAIN}", PASSWORD, name="Administrator")
    give_second_factor(person)
    return person


def give_second_factor(person: User) -> None:
    """Give a person an authenticator app."""
    TOTP.activate(person, SECRET)
