"""A passkey opens the account, with and without the password; another key does not."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.software_passkey import SoftwarePasskey
from tests.accounts.steps import confirm_by_mail, confirm_password, sign_in
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db

ORIGIN = "https://testserver"


@pytest.fixture
def user() -> User:
    return make_account("lena@example.org")


@pytest.fixture
def passkey(user: User) -> SoftwarePasskey:
    browser = Client()
    browser.force_login(user)
    confirm_by_mail(browser)
    url = reverse("mfa_add_webauthn")
    passkey = SoftwarePasskey(ORIGIN, user_pk_to_url_str(user))
    options = browser.get(url).context["js_data"]["creation_options"]
    credential = passkey.create(options)
    fields = {"name": "Diensthandy", "passwordless": "on", "credential": credential}
    assert browser.post(url, fields)["Location"] == reverse("mfa_view_recovery_codes")
    return passkey


def sign_in_with(client: Client, passkey: SoftwarePasskey, **fields: str) -> Any:
    url = reverse("mfa_login_webauthn")
    options = client.get(url, headers={"accept": "application/json"}).json()["request_options"]
    return client.post(url, {"credential": passkey.sign(options), **fields})


def test_a_passkey_alone_signs_in_and_leads_back(client: Client, passkey: SoftwarePasskey) -> None:
    answer = sign_in_with(client, passkey, next="/en/courses/")
    assert answer["Location"] == "/en/courses/"
    assert client.get(reverse("account_profile")).status_code == 200


def test_a_passkey_completes_a_sign_in_by_password(
    client: Client, passkey: SoftwarePasskey
) -> None:
    sign_in(client, "lena@example.org")
    url = reverse("mfa_authenticate")
    options = client.get(url).context["js_data"]["request_options"]
    client.post(url, {"credential": passkey.sign(options)})
    assert client.get(reverse("account_profile")).status_code == 200


def test_another_key_opens_nothing(client: Client, passkey: SoftwarePasskey) -> None:
    stranger = SoftwarePasskey(ORIGIN, passkey.user_handle, credential_id=passkey.credential_id)
    assert sign_in_with(client, stranger)["Location"].startswith(reverse("account_login"))
    assert client.get(reverse("account_profile")).status_code == 302


def test_a_passkey_of_another_site_opens_nothing(client: Client, passkey: SoftwarePasskey) -> None:
    passkey.origin = "https://evil.example"
    assert sign_in_with(client, passkey)["Location"].startswith(reverse("account_login"))


def test_an_answer_works_once(client: Client, passkey: SoftwarePasskey) -> None:
    url = reverse("mfa_login_webauthn")
    options = client.get(url, headers={"accept": "application/json"}).json()["request_options"]
    credential = passkey.sign(options)
    client.post(url, {"credential": credential})
    again = Client()
    again.get(url, headers={"accept": "application/json"})
    assert again.post(url, {"credential": credential})["Location"].startswith("/account/login/")


def test_a_passkey_is_renamed_and_removed(
    client: Client, user: User, passkey: SoftwarePasskey
) -> None:
    client.force_login(User.objects.get(pk=user.pk))
    confirm_password(client)
    key = Authenticator.objects.get(user=user, type=Authenticator.Type.WEBAUTHN)
    client.post(reverse("mfa_edit_webauthn", args=[key.pk]), {"name": "Privathandy"})
    assert "Privathandy" in client.get(reverse("mfa_list_webauthn")).content.decode()
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert not Authenticator.objects.filter(user=user).exists()
