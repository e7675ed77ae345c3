"""App, recovery codes and what protects them."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.accounts.steps import (
    confirm_by_mail,
    confirm_password,
    has_second_factor,
    present_code,
    sign_in,
    text_of,
)
from tests.factories.people import give_second_factor, make_account

pytestmark = pytest.mark.django_db


def test_setting_up_an_app_gives_recovery_codes(client: Client) -> None:
    user = make_account()
    client.force_login(user)
    confirm_by_mail(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in text_of(page)
    wrong = client.post(reverse("mfa_activate_totp"), {"code": "000000x"})
    assert "Dieser Code stimmt nicht." in text_of(wrong)
    codes = client.post(reverse("mfa_activate_totp"), {"code": present_code(secret)}, follow=True)
    assert "Jeder Code gilt einmal" in text_of(codes)
    assert len(codes.context["unused_codes"]) == 10


def test_setting_up_asks_for_the_password_first(client: Client) -> None:
    client.force_login(make_account())
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "account_delete"):
        answer = client.get(reverse(name))
        assert answer["Location"].startswith(reverse("account_reauthenticate")), name


def test_a_sign_in_with_an_app_needs_its_code(client: Client) -> None:
    user = make_account("lena@example.org")
    give_second_factor(user)
    answer = sign_in(client, "lena@example.org")
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(reverse("account_profile")).status_code == 302
    page = client.post(reverse("mfa_authenticate"), {"code": "123"})
    assert "Anmelden hat nicht geklappt." in text_of(page)
    client.post(reverse("mfa_authenticate"), {"code": present_code()})
    assert client.get(reverse("account_profile")).status_code == 200


def test_a_recovery_code_works_once(client: Client) -> None:
    user = make_account("lena@example.org")
    give_second_factor(user)
    client.force_login(user)
    confirm_password(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for status in (200, 302):
        browser = Client()
        sign_in(browser, "lena@example.org")
        browser.post(reverse("mfa_authenticate"), {"code": code})
        assert browser.get(reverse("account_profile")).status_code == status


def test_codes_cannot_be_guessed_without_limit(client: Client) -> None:
    user = make_account("lena@example.org")
    give_second_factor(user)
    sign_in(client, "lena@example.org")
    for number in range(6):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{number}"})
    page = client.post(reverse("mfa_authenticate"), {"code": present_code()})
    assert "viele Versuche" in text_of(page)


def test_removing_the_app_removes_the_codes_and_is_told_by_mail(client: Client) -> None:
    user = make_account()
    give_second_factor(user)
    client.force_login(user)
    confirm_password(client)
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_deactivate_totp"))
    assert not has_second_factor(user)
    assert mail.outbox[-1].subject == "Eine App wurde entfernt"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "account_email",
        "account_change_password",
        "account_data",
        "account_delete",
        "account_profile",
        "account_logout",
        "account_reauthenticate",
    ],
)
def test_each_page_has_one_heading_and_labels(client: Client, name: str, language: str) -> None:
    user = make_account(language=language)
    client.force_login(user)
    confirm_by_mail(client)
    answer = client.get(reverse(name))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("<h1") == 1
    assert f'<html lang="{language}">' in page
    assert "placeholder" not in page


def test_a_passkey_is_asked_for_with_a_challenge_of_this_portal(client: Client) -> None:
    answer = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    options = answer.json()["request_options"]["publicKey"]
    assert options["rpId"] == "testserver"
    assert options["userVerification"] == "required"


NONSENSE = [
    "",
    "{}",
    "[]",
    "null",
    "nonsense",
    '"text"',
    '{"id": "x", "response": {}}',
    '{"id": "eA", "rawId": "eA", "type": "public-key", "response": {"userHandle": "MQ"}}',
    '{"rawId": "eA", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"authenticatorData": "AAAA", "signature": "AAAA", "userHandle": "MQ"}}',
]


@pytest.mark.parametrize("credential", NONSENSE)
def test_nonsense_in_place_of_a_passkey_is_refused(client: Client, credential: str) -> None:
    make_account()
    url = reverse("mfa_login_webauthn")
    client.get(url, headers={"accept": "application/json"})
    answer = client.post(url, {"credential": credential})
    assert answer["Location"].startswith(reverse("account_login"))
    client.force_login(make_account("b@example.org"))
    confirm_by_mail(client)
    client.get(reverse("mfa_add_webauthn"))
    answer = client.post(reverse("mfa_add_webauthn"), {"credential": credential, "name": "x"})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
