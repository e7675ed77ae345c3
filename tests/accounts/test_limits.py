"""Limits stop those who try passwords, not those who share a network or know their own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.account.utils import user_pk_to_url_str
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from accounts.models import User
from portal.actions import PruneCache
from tests.accounts.software_passkey import SoftwarePasskey
from tests.accounts.steps import confirm_by_mail, link_of_last_mail, sign_in, sign_up, text_of
from tests.factories.people import make_account
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db

EMAIL = "lena@example.org"
NEW = "ein-anderes-passwort"


@pytest.fixture
def lena() -> User:
    return make_account(EMAIL)


@pytest.fixture
def later() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


def attack() -> None:
    """Try six passwords from browsers that have never opened the account."""
    for number in range(6):
        sign_in(Client(), EMAIL, f"geraten-{number}")


def opens(client: Client, email: str = EMAIL) -> bool:
    sign_in(client, email)
    return client.get(reverse("account_profile")).status_code == 200


def test_a_whole_town_hall_signs_up_signs_in_and_writes_from_one_address() -> None:
    people = [f"person-{number}@stadt.example" for number in range(31)]
    assert {sign_up(Client(), email).status_code for email in people} == {302}
    assert {sign_in(Client(), email).status_code for email in people} == {302}
    for url, fields in (
        (reverse("account_reset_password"), {"email": EMAIL}),
        ("/de/feedback/", {"topic": "mistake", "message": "Ein Wort fehlt."}),
    ):
        for email in people:
            fields = {**fields, "email": email}
            assert Client().post(url, fields).status_code == 302, url


def test_a_lock_outlasts_hundreds_of_other_requests(lena: User) -> None:
    attack()
    for number in range(400):
        cache.set(f"other-{number}", [1.0], 300)
    assert "viele Versuche" in text_of(sign_in(Client(), EMAIL))


def test_another_host_name_begins_no_new_count(lena: User) -> None:
    for number in range(6):
        sign_in(Client(HTTP_HOST=f"localhost:{31000 + number}"), EMAIL, "geraten")
    assert not opens(Client())


def test_a_browser_that_knows_the_account_is_not_locked_by_strangers(lena: User) -> None:
    own, foreign = Client(), Client()
    make_account("otto@example.org")
    assert opens(own)
    assert opens(foreign, "otto@example.org")
    for browser in (own, foreign):
        browser.post(reverse("account_logout"))
    attack()
    assert not opens(Client())
    assert not opens(foreign)
    assert opens(own)


def test_a_known_browser_may_not_guess_without_end_either(lena: User) -> None:
    own = Client()
    assert opens(own)
    own.post(reverse("account_logout"))
    for number in range(6):
        sign_in(own, EMAIL, f"geraten-{number}")
    assert not opens(own)


@pytest.mark.parametrize("value", ["x", "WyJhIixbMV1d:1abc:abc", "\x00", ""])
def test_a_made_up_browser_is_a_stranger(lena: User, value: str) -> None:
    attack()
    browser = Client()
    browser.cookies["device"] = value
    assert not opens(browser)


def test_a_new_password_gets_through_a_lock_and_stays_through_the_next(lena: User) -> None:
    attack()
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": EMAIL})
    form = browser.get(link_of_last_mail(), follow=True)
    browser.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    attack()
    assert sign_in(browser, EMAIL, NEW).status_code == 302


def test_a_passkey_gets_through_a_lock(lena: User) -> None:
    browser = Client()
    browser.force_login(lena)
    confirm_by_mail(browser)
    passkey = SoftwarePasskey("https://testserver", user_pk_to_url_str(lena))
    url = reverse("mfa_add_webauthn")
    credential = passkey.create(browser.get(url).context["js_data"]["creation_options"])
    browser.post(url, {"name": "", "passwordless": "on", "credential": credential})
    attack()
    new = Client()
    url = reverse("mfa_login_webauthn")
    options = new.get(url, headers={"accept": "application/json"}).json()["request_options"]
    new.post(url, {"credential": passkey.sign(options)})
    assert new.get(reverse("account_profile")).status_code == 200


def test_passwords_of_pages_and_documents_cannot_be_tried_without_end(portal: Portal) -> None:
    page = portal.areas["bund", "de"]
    password = {"restriction_type": "password", "password": "geheim"}
    restriction = PageViewRestriction.objects.create(page=page, **password)
    collection = Collection.get_first_root_node()
    assert collection is not None
    closed = CollectionViewRestriction.objects.create(collection=collection, **password)
    assert get_document_model().objects.count() == 0
    for url in (
        reverse("wagtailcore_authenticate_with_password", args=[restriction.pk, page.pk]),
        reverse("wagtaildocs_authenticate_with_password", args=[closed.pk]),
    ):
        cache.clear()
        right = {"password": "geheim", "return_url": "/de/"}
        answers = [Client().post(url, right).status_code for _time in range(21)]
        assert set(answers) == {302}, "the right one counts as no try"
        wrong = [Client().post(url, {**right, "password": str(n)}) for n in range(21)]
        assert [answer.status_code for answer in wrong] == [200] * 20 + [429]
        assert Client().post(url, right).status_code == 429


@pytest.mark.parametrize("kept", ["Müller-Straße", "Mu\u0308ller-Straße"])
@pytest.mark.parametrize("typed", ["Müller-Straße", "Mu\u0308ller-Straße"])
def test_the_password_of_a_page_is_its_letters(portal: Portal, kept: str, typed: str) -> None:
    page = portal.areas["bund", "de"]
    rule = PageViewRestriction(page=page, restriction_type="password", password=kept)
    rule.save()
    url = reverse("wagtailcore_authenticate_with_password", args=[rule.pk, page.pk])
    fields = {"return_url": "/de/", "password": typed}
    assert Client().post(url, fields)["Location"] == "/de/"
    assert Client().post(url, {**fields, "password": "Muller-Strasse"}).status_code == 200
    assert Client().post(url, {"return_url": "/de/"}).status_code == 200


def test_limits_that_have_run_out_are_deleted(lena: User, later: time_machine.Traveller) -> None:
    attack()
    later.shift(timedelta(minutes=2))
    PruneCache().execute()
    assert not opens(Client()), "the lock of the account is still on"
    later.shift(timedelta(hours=2))
    assert PruneCache().execute() > 0
    assert PruneCache().execute() == 0
    assert opens(Client())
