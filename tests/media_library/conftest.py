"""An editor who may upload."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User


@pytest.fixture
def editor(db: None) -> User:
    user = User.objects.create_superuser("editor@example.org", "ein-langes-passwort")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


@pytest.fixture
def admin(editor: User, client: Client) -> Client:
    client.force_login(editor)
    return client
