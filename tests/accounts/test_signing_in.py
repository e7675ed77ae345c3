"""Signing in and out: language, cookies, messages, limits."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from portal.settings import production
from tests.accounts.steps import link_of_last_mail, sign_in, sign_up, text_of
from tests.factories.people import PASSWORD, make_account, make_administrator

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"
SESSION = settings.SESSION_COOKIE_NAME


def test_a_wrong_password_and_an_unknown_address_look_the_same(client: Client) -> None:
    make_account("lena@example.org")
    wrong = sign_in(Client(), "lena@example.org", "falsch")
    unknown = sign_in(Client(), "niemand@example.org", "falsch")
    assert text_of(wrong) == text_of(unknown).replace("niemand", "lena")
    assert "E-Mail-Adresse oder Passwort stimmt nicht." in text_of(wrong)


def test_after_an_error_the_address_stays_and_the_password_goes(client: Client) -> None:
    page = sign_in(client, "lena@example.org", "falsches-passwort").content.decode()
    assert 'value="lena@example.org"' in page
    assert "falsches-passwort" not in page
    assert "Bitte geben Sie Ihr Passwort noch einmal ein." in page


def test_too_many_wrong_passwords_stop_further_ones_even_the_right_one(client: Client) -> None:
    make_account("lena@example.org")
    for _attempt in range(5):
        sign_in(client, "lena@example.org", "falsch")
    answer = sign_in(client, "lena@example.org")
    assert "viele Versuche" in text_of(answer)
    assert SESSION not in answer.cookies
    assert sign_in(Client(), "lena@example.org").status_code == 200


def test_other_people_can_sign_in_while_one_account_is_attacked(client: Client) -> None:
    make_account("lena@example.org")
    make_account("otto@example.org")
    for _attempt in range(5):
        sign_in(client, "lena@example.org", "falsch")
    assert sign_in(Client(), "otto@example.org").status_code == 302


def test_whoever_asks_too_often_gets_429(client: Client, settings: Any) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    statuses = [sign_in(client, f"a{number}@example.org").status_code for number in range(4)]
    assert statuses == [200, 200, 200, 429]
    assert "Zu viele Versuche" in text_of(sign_in(client, "a@example.org"))


def test_the_session_cookie_comes_with_the_sign_in_and_goes_with_the_sign_out(
    client: Client,
) -> None:
    make_account("lena@example.org")
    for name in ("account_login", "account_signup", "account_reset_password"):
        assert SESSION not in client.get(reverse(name)).cookies
    cookie = sign_in(client, "lena@example.org").cookies[SESSION]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    answer = client.post(reverse("account_logout"))
    assert answer["Location"] == "/de/"
    assert not client.cookies[SESSION].value
    assert "messages" not in client.cookies


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_signing_out_needs_a_click_on_a_button(client: Client, method: str) -> None:
    """No address that somebody may be lured to ends a session, also no link of another account."""
    sign_up(Client(), "neu@example.org")
    confirm = link_of_last_mail()
    make_account("otto@example.org")
    Client().post(reverse("account_reset_password"), {"email": "otto@example.org"})
    client.force_login(make_account())
    for url in ("/admin/logout/", reverse("account_logout"), confirm, link_of_last_mail()):
        getattr(client, method)(url)
        assert client.get(reverse("account_profile")).status_code == 200, url
    client.force_login(make_administrator())
    assert "Möchten Sie sich abmelden?" in text_of(client.get("/admin/logout/", follow=True))
    client.post("/admin/logout/")
    assert client.get(reverse("account_profile")).status_code == 302


def test_cookies_of_a_running_portal_cannot_be_set_by_another_host(settings: Any) -> None:
    names = ("SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "KNOWN_DEVICE_COOKIE_NAME")
    for name in (*names, "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        setattr(settings, name, getattr(production, name))
    make_account("lena@example.org")
    browser = Client(enforce_csrf_checks=True)
    browser.get(reverse("account_login"), secure=True)
    fields = {"login": "lena@example.org", "password": PASSWORD}
    fields["csrfmiddlewaretoken"] = browser.cookies[settings.CSRF_COOKIE_NAME].value
    headers = {"referer": "https://testserver/account/login/"}
    browser.post(reverse("account_login"), fields, secure=True, headers=headers)
    paths = {"__Host-session": "/", "__Host-csrf": "/", "__Secure-device": "/account/"}
    assert {name: cookie["path"] for name, cookie in browser.cookies.items()} == paths
    assert all(cookie["secure"] and not cookie["domain"] for cookie in browser.cookies.values())


def test_a_sign_in_leads_back_to_where_somebody_came_from(client: Client) -> None:
    make_account("lena@example.org")
    assert sign_in(client, "lena@example.org", next="/en/courses/")["Location"] == "/en/courses/"
    for strange in ("https://evil.example/", "//evil.example", "http://[::1", "javascript:x"):
        answer = sign_in(Client(), "lena@example.org", next=strange)
        assert answer["Location"] == "/de/learning/"


@pytest.mark.parametrize("query", ["next=http://[::1", "next=%00", "lang=%00", "email=%00@x"])
@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_odd_addresses_are_answered(client: Client, name: str, query: str) -> None:
    assert client.get(f"{reverse(name)}?{query}").status_code == 200


@pytest.mark.parametrize(
    ("address", "language", "browser"),
    [
        ("?lang=en", "en", "de"),
        ("?next=/en/courses/", "en", "de"),
        ("?lang=de&next=/en/courses/", "de", "en"),
        ("?lang=xx", "en", "en"),
        ("?lang=de-simple", "de-simple", "en"),
        ("", "en", "en"),
    ],
)
def test_strangers_are_spoken_to_as_they_ask(
    client: Client, address: str, language: str, browser: str
) -> None:
    answer = client.get(LOGIN + address, headers={"accept-language": browser})
    assert f'<html lang="{language}">' in answer.content.decode()
    assert answer["Content-Language"] == language


def test_people_are_spoken_to_in_their_own_language(client: Client) -> None:
    client.force_login(make_account(language="en"))
    answer = client.get(reverse("account_profile"), headers={"accept-language": "de"})
    assert '<html lang="en">' in answer.content.decode()
    assert (
        '<html lang="de">' in client.get(reverse("account_profile") + "?lang=de").content.decode()
    )


def test_the_language_asked_for_stays_from_page_to_page(client: Client) -> None:
    page = client.get(LOGIN + "?lang=en", headers={"accept-language": "de"}).content.decode()
    for name in ("account_login", "account_signup", "account_reset_password"):
        assert f'"{reverse(name)}?lang=en"' in page


@pytest.mark.parametrize(
    "name",
    ["account_login", "account_profile", "account_data_export", "mfa_index", "account_email"],
)
def test_private_answers_are_stored_nowhere(client: Client, name: str) -> None:
    assert "no-store" in client.get(reverse(name))["Cache-Control"]
    client.force_login(make_account())
    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_a_closed_account_opens_no_more(client: Client) -> None:
    make_account("lena@example.org", is_active=False)
    answer = sign_in(client, "lena@example.org")
    assert client.get(reverse("account_profile")).status_code == 302
    assert PASSWORD not in answer.content.decode()


def test_no_page_needs_inline_script(client: Client) -> None:
    page = client.get(LOGIN).content.decode()
    assert "onclick" not in page
    for start in page.split("<script")[1:]:
        opening = start.partition(">")[0]
        assert "src=" in opening or 'type="application/json"' in opening
