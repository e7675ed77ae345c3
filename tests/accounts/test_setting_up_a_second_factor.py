"""A second factor protects from the day it is set up: in which sessions, and from whom."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.accounts.steps import (
    code_of_last_mail,
    confirm_by_mail,
    confirm_password,
    has_second_factor,
    present_code,
    sign_in,
    text_of,
)
from tests.factories.people import PASSWORD, give_second_factor

pytestmark = pytest.mark.django_db

ADMIN = "/admin/pages/"
ADD_APP = "mfa_activate_totp"
CONFIRM = "mfa_confirm_by_mail"


@pytest.fixture
def editor(db: None) -> User:
    """May edit, and has no second factor yet."""
    return User.objects.create_superuser("edda@example.org", PASSWORD)


@pytest.fixture
def browser(editor: User) -> Client:
    """A browser in which the editor has signed in with the password."""
    client = Client()
    sign_in(client, editor.email)
    return client


@pytest.fixture
def now() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as moment:
        yield moment


def set_up_app(client: Client) -> str:
    confirm_by_mail(client)
    secret = str(client.get(reverse(ADD_APP)).context["form"].secret)
    client.post(reverse(ADD_APP), {"code": present_code(secret)})
    return secret


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("account_profile")).status_code == 200


def test_older_sessions_end_when_a_factor_is_added(editor: User, browser: Client) -> None:
    elsewhere = Client()
    sign_in(elsewhere, editor.email)
    set_up_app(browser)
    assert is_signed_in(browser)
    assert browser.get(ADMIN).status_code == 200
    assert not is_signed_in(elsewhere)
    assert elsewhere.get(ADMIN)["Location"].startswith(reverse("account_login"))


def test_older_sessions_end_when_a_factor_is_removed(editor: User, browser: Client) -> None:
    secret = set_up_app(browser)
    elsewhere = Client()
    sign_in(elsewhere, editor.email)
    with time_machine.travel(timezone.now() + timedelta(minutes=5)):
        elsewhere.post(reverse("mfa_authenticate"), {"code": present_code(secret)})
        assert is_signed_in(elsewhere)
        browser.post(reverse("mfa_deactivate_totp"))
    assert not has_second_factor(editor)
    assert is_signed_in(browser)
    assert not is_signed_in(elsewhere)


def test_the_editor_opens_for_sessions_that_went_through_the_factor_only(
    editor: User, browser: Client
) -> None:
    give_second_factor(editor)
    browser.force_login(editor)
    session = browser.session
    del session["account_authentication_methods"]
    session.save()
    answer = browser.get(ADMIN)
    assert answer["Location"] == f"{reverse('mfa_reauthenticate')}?next=%2Fadmin%2Fpages%2F"
    assert browser.post(ADMIN, {})["Location"].endswith("?next=%2Fadmin%2F")
    back = browser.post(answer["Location"], {"code": present_code()})
    assert back["Location"] == ADMIN
    assert browser.get(ADMIN).status_code == 200


@pytest.mark.parametrize("name", [ADD_APP, "mfa_add_webauthn"])
def test_the_first_factor_needs_a_code_by_mail(editor: User, browser: Client, name: str) -> None:
    confirm_password(browser)
    page = browser.get(reverse(name), follow=True)
    assert f"senden wir einen Code an {editor.email}" in text_of(page)
    address = page.redirect_chain[-1][0]
    for answer in (browser.post(reverse(name), {"code": "1"}), browser.get(reverse(name))):
        assert answer["Location"].startswith(reverse(CONFIRM))
    browser.post(address, {"send": "1"})
    assert mail.outbox[-1].to == [editor.email]
    code = code_of_last_mail()
    assert "Dieser Code stimmt nicht." in text_of(browser.post(address, {"code": "BBBB-BBBB"}))
    back = browser.post(address, {"code": f" {code.lower().replace('-', '')} "})
    assert back["Location"].startswith(reverse(name))
    assert browser.get(reverse(name)).status_code == 200


def test_the_second_factor_after_the_first_needs_no_mail(editor: User, browser: Client) -> None:
    set_up_app(browser)
    assert browser.get(reverse("mfa_add_webauthn")).status_code == 200


def test_a_mailed_code_is_for_one_session_and_a_quarter_of_an_hour(
    editor: User, browser: Client, now: time_machine.Traveller
) -> None:
    elsewhere = Client()
    for client in (browser, elsewhere):
        sign_in(client, editor.email)
        confirm_password(client)
    browser.post(reverse(CONFIRM), {"send": "1"})
    elsewhere.post(reverse(CONFIRM), {"code": code_of_last_mail()})
    assert elsewhere.get(reverse(ADD_APP)).status_code == 302
    now.shift(16 * 60)
    confirm_password(browser)
    browser.post(reverse(CONFIRM), {"code": code_of_last_mail()})
    assert browser.get(reverse(ADD_APP)).status_code == 302


def test_a_mailed_code_cannot_be_guessed_without_limit(editor: User, browser: Client) -> None:
    confirm_password(browser)
    browser.post(reverse(CONFIRM), {"send": "1"})
    for number in range(11):
        browser.post(reverse(CONFIRM), {"code": f"BBBB-BBB{number}"})
    browser.post(reverse(CONFIRM), {"code": code_of_last_mail()})
    assert browser.get(reverse(ADD_APP)).status_code == 302


@pytest.mark.parametrize("seconds", [0, 32, 59])
def test_a_one_time_code_works_once(
    editor: User, seconds: int, now: time_machine.Traveller
) -> None:
    give_second_factor(editor)
    code = present_code()
    for at, opens in ((0, True), (seconds, False)):
        now.shift(at)
        client = Client()
        sign_in(client, editor.email)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_signed_in(client) == opens
