"""Only the address of an account identifies it; one that waits for confirmation does nothing."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.steps import (
    LINK,
    confirm_password,
    link_of_last_mail,
    sign_in,
    sign_up,
    text_of,
)
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db

MISTYPED = "lena@exmaple.org"


@pytest.fixture
def lena(client: Client) -> User:
    """Lena is signed in and has entered an address that is a stranger's."""
    user = make_account("lena@example.org")
    client.force_login(user)
    change_address(client, MISTYPED)
    return user


def change_address(client: Client, email: str) -> Any:
    confirm_password(client)
    return client.post(reverse("account_email"), {"email": email, "action_add": "1"})


def address_of(user: User) -> str:
    return User.objects.get(pk=user.pk).email


@pytest.mark.parametrize("typed", [MISTYPED, MISTYPED.upper()])
def test_a_stranger_gets_no_link_into_an_account(lena: User, typed: str) -> None:
    Client().post(reverse("account_reset_password"), {"email": typed})
    assert mail.outbox[-1].subject == "Zu dieser Adresse gibt es kein Konto"
    assert "/key/" not in str(mail.outbox[-1].body)


def test_an_unconfirmed_address_begins_no_sign_in(lena: User) -> None:
    sent = len(mail.outbox)
    known, unknown = sign_in(Client(), MISTYPED), sign_in(Client(), "niemand@example.org")
    assert known.status_code == unknown.status_code == 200
    assert text_of(known) == text_of(unknown)
    assert len(mail.outbox) == sent
    assert sign_in(Client(), "lena@example.org").status_code == 302


@pytest.mark.parametrize("who", ["nobody", "somebody else"])
def test_the_link_alone_hands_no_account_over(lena: User, who: str) -> None:
    stranger = Client()
    if who == "somebody else":
        stranger.force_login(make_account("otto@example.org"))
    link = link_of_last_mail()
    for page in (stranger.get(link), stranger.post(link)):
        assert "Nur wer das Konto hat, kann das bestätigen" in text_of(page)
    assert address_of(lena) == "lena@example.org"
    assert (stranger.get(reverse("account_profile")).status_code == 200) == (who != "nobody")


def test_the_owner_confirms_after_a_sign_in(lena: User) -> None:
    link, other_browser = link_of_last_mail(), Client()
    sign_in_link = other_browser.get(link).context["owner_url"]
    fields = {"login": "lena@example.org", "password": PASSWORD}
    back = other_browser.post(sign_in_link, fields)["Location"]
    other_browser.post(back)
    assert address_of(lena) == MISTYPED


def test_an_unconfirmed_address_stays_free_for_its_owner(lena: User) -> None:
    change_link = link_of_last_mail()
    sign_up(Client(), MISTYPED)
    assert mail.outbox[-1].subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
    Client().post(link_of_last_mail())
    assert sign_in(Client(), MISTYPED)["Location"] == "/de/learning/"
    browser = Client()
    browser.force_login(lena)
    assert "für ein anderes Konto" in text_of(browser.get(change_link))
    browser.post(change_link)
    assert address_of(lena) == "lena@example.org"


def test_who_signed_up_in_vain_blocks_no_change_of_address(client: Client) -> None:
    sign_up(Client(), "neu@example.org")
    lena = make_account("lena@example.org")
    client.force_login(lena)
    change_address(client, "neu@example.org")
    client.post(link_of_last_mail())
    assert address_of(lena) == "neu@example.org"
    assert User.objects.count() == 1


def test_an_address_of_somebody_else_is_never_taken_over(client: Client) -> None:
    make_account("otto@example.org")
    lena = make_account("lena@example.org")
    client.force_login(lena)
    change_address(client, "otto@example.org")
    link = link_of_last_mail()
    client.post(link)
    assert address_of(lena) == "lena@example.org"
    assert "für ein anderes Konto" in text_of(client.get(link))
    assert EmailAddress.objects.get(email="otto@example.org", verified=True).user != lena


def test_links_in_mails_lead_to_the_public_address(client: Client, settings: Any) -> None:
    settings.PUBLIC_URL = "https://portal.example"
    client.defaults["HTTP_HOST"] = "localhost:31337"
    sign_up(client, "neu@example.org", "en")
    sign_up(client, "neu@example.org")
    for email in ("neu@example.org", "niemand@example.org"):
        client.post(reverse("account_reset_password"), {"email": email})
    root = User.objects.create_superuser("root@example.org", PASSWORD)
    client.force_login(root)
    settings.STAFF_MFA_REQUIRED = False
    fields = {"email": "gast@example.org", "name": "Gast", "language": "en"}
    client.post(reverse("wagtailusers_users:add"), fields)
    change_address(client, "chef@example.org")
    links = [link for message in mail.outbox for link in LINK.findall(str(message.body))]
    assert len(mail.outbox) == 6
    assert len({link.partition("?")[0] for link in links}) == 7
    assert [link for link in links if not link.startswith("https://portal.example")] == []
    spoken = [link for link in links if "/account/" in link]
    assert [link for link in spoken if "?lang=" not in link] == []
