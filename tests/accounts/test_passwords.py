"""Forgotten and changed passwords, and changed addresses."""

from __future__ import annotations

from typing import Any, ClassVar
from unicodedata import normalize

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher, make_password
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.steps import confirm_password, link_of_last_mail, sign_in, sign_up, text_of
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db

NEW = "ein-anderes-passwort"
BOTH = {"password1": NEW, "password2": NEW}


def test_a_forgotten_password_is_set_anew_by_mail(client: Client) -> None:
    make_account("lena@example.org")
    client.post(reverse("account_reset_password"), {"email": "lena@example.org"})
    assert mail.outbox[0].subject == "Neues Passwort festlegen"
    form = client.get(link_of_last_mail(), follow=True)
    assert "Neues Passwort festlegen" in text_of(form)
    done = client.post(form.redirect_chain[-1][0], BOTH, follow=True)
    assert "Ihr Passwort ist gesetzt" in text_of(done)
    assert sign_in(Client(), "lena@example.org", NEW).status_code == 302
    assert sign_in(Client(), "lena@example.org", PASSWORD).status_code == 200


def test_a_link_works_once(client: Client) -> None:
    make_account("lena@example.org")
    client.post(reverse("account_reset_password"), {"email": "lena@example.org"})
    link = link_of_last_mail()
    form = client.get(link, follow=True)
    client.post(form.redirect_chain[-1][0], BOTH)
    assert "Dieser Link gilt nicht mehr." in text_of(Client().get(link, follow=True))


def test_asking_for_an_unknown_address_shows_the_same_page(client: Client) -> None:
    make_account("lena@example.org")
    url = reverse("account_reset_password")
    known = Client().post(url, {"email": "lena@example.org"}, follow=True)
    unknown = Client().post(url, {"email": "niemand@example.org"}, follow=True)
    assert text_of(known) == text_of(unknown)
    assert mail.outbox[1].subject == "Zu dieser Adresse gibt es kein Konto"


def test_a_changed_password_ends_other_sessions_and_is_told_by_mail(client: Client) -> None:
    user = make_account("lena@example.org")
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.force_login(user)
    fields = {"oldpassword": PASSWORD, **BOTH}
    answer = client.post(reverse("account_change_password"), fields, follow=True)
    assert "Ihr neues Passwort ist gespeichert." in text_of(answer)
    assert elsewhere.get(reverse("account_profile")).status_code == 302
    assert mail.outbox[0].subject == "Ihr Passwort wurde geändert"
    assert "127.0.0.1" not in str(mail.outbox[0].body)


def test_a_new_address_takes_the_place_of_the_old_one_once_confirmed(client: Client) -> None:
    user = make_account("lena@example.org")
    client.force_login(user)
    confirm_password(client)
    fields = {"email": "lena@neu.example", "action_add": "1"}
    client.post(reverse("account_email"), fields)
    assert User.objects.get(pk=user.pk).email == "lena@example.org"
    assert "lena@neu.example soll sie ersetzen" in text_of(client.get(reverse("account_email")))
    client.post(link_of_last_mail())
    assert User.objects.get(pk=user.pk).email == "lena@neu.example"
    assert sign_in(Client(), "lena@neu.example").status_code == 302


def test_changing_the_address_asks_for_the_password_first(client: Client) -> None:
    client.force_login(make_account("lena@example.org"))
    fields = {"email": "fremd@example.org", "action_add": "1"}
    answer = client.post(reverse("account_email"), fields)
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not mail.outbox


COMPOSED = normalize("NFC", "Müller-Straße-Nº7")
DECOMPOSED = normalize("NFD", COMPOSED)


@pytest.mark.parametrize("chosen", [COMPOSED, DECOMPOSED, normalize("NFKC", COMPOSED)])
@pytest.mark.parametrize("typed", [COMPOSED, DECOMPOSED, normalize("NFKC", COMPOSED)])
def test_a_password_is_its_letters_on_every_keyboard(chosen: str, typed: str) -> None:
    User.objects.create_user("lena@example.org", chosen)
    assert sign_in(Client(), "lena@example.org", typed).status_code == 302
    assert sign_in(Client(), "lena@example.org", typed + "x").status_code == 200


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_are_counted_however_they_are_composed(form: Any) -> None:
    for letters, accepted in (("äöüß" * 2 + "Äöü", False), ("äöüß" * 3, True)):
        typed = normalize(form, letters)
        answer = sign_up(Client(), "lena@example.org", password1=typed, password2=typed)
        assert (answer.status_code == 302) == accepted


@pytest.mark.parametrize("old", [COMPOSED, DECOMPOSED])
def test_a_password_from_before_still_opens_and_keeps_the_session(old: str) -> None:
    user = make_account("lena@example.org")
    user.password = make_password(old)
    user.save()
    browser = Client()
    browser.force_login(user)
    url = reverse("account_reauthenticate")
    assert browser.post(url, {"password": old}).status_code == 302
    assert browser.get(reverse("account_profile")).status_code == 200
    for typed in (COMPOSED, DECOMPOSED):
        assert sign_in(Client(), "lena@example.org", typed).status_code == 302


class CountingHasher(MD5PasswordHasher):
    """Counts how often a password is worked on, which is what takes the time."""

    count: ClassVar[int] = 0

    def encode(self, password: str, salt: str) -> str:
        """Count."""
        CountingHasher.count += 1
        encoded: str = super().encode(password, salt)
        return encoded


@pytest.mark.parametrize("password", ["ein-langes-passwort-2", DECOMPOSED])
@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_the_clock_does_not_tell_whether_there_is_an_account(
    name: str, password: str, settings: Any
) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    make_account("lena@example.org")
    work = {}
    for email in ("lena@example.org", "niemand@example.org"):
        before = CountingHasher.count
        fields = {"login": email, "email": email, "password": password}
        fields |= {"password1": password, "password2": password}
        assert Client().post(reverse(name), fields).status_code in (200, 302)
        work[email] = CountingHasher.count - before
    assert work["lena@example.org"] == work["niemand@example.org"]
