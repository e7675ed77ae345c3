"""Whoever comes from a question returns to it, whatever lies between."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from tests.accounts.steps import link_of_last_mail, present_code, sign_in
from tests.factories.people import PASSWORD, give_second_factor, make_account
from tests.markup import Document

pytestmark = pytest.mark.django_db

EMAIL = "lena@example.org"
QUESTION = "/de/bund/kurs/lektion/?von=a&b=c#frage-3"
STRANGE = ["https://evil.example/", "//evil.example", "javascript:x", "http://[::1", "\x00"]
NEW = "ein-anderes-passwort"


def start(back: str = QUESTION) -> str:
    """Return the address of the sign-in to which a question leads."""
    return f"{reverse('account_login')}?{urlencode({'next': back})}"


def follow(client: Client, page: str, part: str) -> str:
    """Open a page and return the first address in its main part that has a word in its path."""
    document = Document(client.get(page, follow=True).content)
    links = [str(link["href"]) for link in document.soup.select("main a[href]")]
    return next(link for link in links if part in link.partition("?")[0])


def send(client: Client, page: str, **fields: str) -> str:
    """Send the form of a page, with its hidden fields, and return where that leads."""
    answer = client.get(page, follow=True)
    form = Document(answer.content).soup.select_one("main form[method=post]")
    assert form is not None
    hidden = {str(field["name"]): str(field["value"]) for field in form.select("input[value]")}
    hidden.pop("csrfmiddlewaretoken", None)
    sent = client.post(str(form["action"]), {**hidden, **fields})
    return str(sent["Location"])


def enter(client: Client, page: str, password: str = PASSWORD) -> str:
    return send(client, page, login=EMAIL, password=password)


def sign_up_from(client: Client, page: str) -> None:
    form = follow(client, page, "/signup/")
    told = send(client, form, email=EMAIL, password1=PASSWORD, password2=PASSWORD)
    assert "/confirm-email/" in told


def test_in_the_same_browser_the_confirmation_leads_back(client: Client) -> None:
    sign_up_from(client, start())
    assert send(client, link_of_last_mail()) == QUESTION
    assert client.get(reverse("account_profile")).status_code == 200


def test_in_another_browser_the_confirmation_and_a_sign_in_lead_back(client: Client) -> None:
    sign_up_from(client, start())
    phone = Client()
    assert enter(phone, send(phone, link_of_last_mail())) == QUESTION


def test_the_page_after_the_sign_up_knows_the_way_back(client: Client) -> None:
    form = follow(client, start(), "/signup/")
    told = send(client, form, email=EMAIL, password1=PASSWORD, password2=PASSWORD)
    Client().post(link_of_last_mail())
    assert enter(client, follow(client, told, "/login/")) == QUESTION


def test_a_sign_in_before_the_confirmation_keeps_it_in_the_new_mail(client: Client) -> None:
    sign_up_from(client, start("/de/"))
    phone = Client()
    assert "/confirm-email/" in enter(phone, start())
    assert send(phone, link_of_last_mail()) == QUESTION


def test_somebody_who_has_an_account_already_returns(client: Client) -> None:
    make_account(EMAIL)
    sign_up_from(client, start())
    phone = Client()
    assert "/done/" in send(phone, link_of_last_mail(), email=EMAIL)
    done = send(phone, link_of_last_mail(), password1=NEW, password2=NEW)
    assert enter(phone, follow(phone, done, "/login/"), NEW) == QUESTION


@pytest.mark.parametrize("browsers", [1, 2])
def test_a_forgotten_password_leads_back(client: Client, browsers: int) -> None:
    make_account(EMAIL)
    forgotten = follow(client, start(), "/password/reset/")
    assert "/done/" in send(client, forgotten, email=EMAIL)
    other = client if browsers == 1 else Client()
    done = send(other, link_of_last_mail(), password1=NEW, password2=NEW)
    assert enter(other, follow(other, done, "/login/"), NEW) == QUESTION


def test_a_second_factor_leads_back(client: Client) -> None:
    give_second_factor(make_account(EMAIL))
    code_page = enter(client, start())
    assert send(client, code_page, code=present_code()) == QUESTION


def test_an_error_on_the_way_loses_nothing(client: Client) -> None:
    make_account(EMAIL)
    answer = client.post(start(), {"login": EMAIL, "password": "falsch"})
    assert f'value="{QUESTION.replace("&", "&amp;")}"' in answer.content.decode()
    assert client.post(reverse("mfa_login_webauthn"), {"next": QUESTION, "credential": "{}"})[
        "Location"
    ].startswith(start())


@pytest.mark.parametrize("strange", STRANGE)
def test_nothing_leads_out_of_the_portal(client: Client, strange: str) -> None:
    sign_up_from(client, start(strange))
    assert "evil" not in link_of_last_mail()
    phone = Client()
    sign_in_page = send(phone, link_of_last_mail())
    assert "next=" not in sign_in_page
    assert enter(phone, sign_in_page) == "/de/learning/"
    assert sign_in(Client(), EMAIL, next=strange)["Location"] == "/de/learning/"
    forgotten = Client().get(f"{reverse('account_reset_password')}?{urlencode({'next': strange})}")
    links = Document(forgotten.content).soup.select("main [href], main [action]")
    assert "evil" not in str([link.attrs for link in links])
