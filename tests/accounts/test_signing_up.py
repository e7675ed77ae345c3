"""Creating an account: the address is confirmed by mail before anybody can sign in."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import ForgetUnconfirmedAccounts
from accounts.models import User
from portal.log_privacy import drop_personal_data
from tests.accounts.steps import link_of_last_mail, sign_in, sign_up, text_of
from tests.factories.people import PASSWORD, make_account

pytestmark = pytest.mark.django_db


def test_an_account_opens_once_the_address_is_confirmed(client: Client) -> None:
    answer = sign_up(client, "Lena@Example.org")
    assert answer["Location"] == reverse("account_email_verification_sent") + "?lang=de"
    assert "Wir haben Ihnen eine E-Mail geschickt" in text_of(client.get(answer["Location"]))

    other_device = Client()
    assert sign_in(other_device, "lena@example.org")["Location"].startswith("/account/confirm-em")
    assert other_device.get(reverse("account_profile")).status_code != 200

    page = other_device.get(link_of_last_mail())
    assert "lena@example.org" in text_of(page)
    other_device.post(link_of_last_mail())
    assert sign_in(other_device, "lena@example.org")["Location"] == "/de/learning/"
    assert other_device.get(reverse("account_profile")).status_code == 200


def test_opening_the_link_alone_confirms_nothing(client: Client) -> None:
    sign_up(client, "lena@example.org")
    Client().get(link_of_last_mail())
    assert "confirm-email" in sign_in(Client(), "lena@example.org")["Location"]


def test_the_mail_is_plain_text_in_the_language_of_the_page(client: Client) -> None:
    sign_up(client, "lena@example.org")
    sign_up(client, "john@example.org", language="en")
    german, english = mail.outbox
    assert german.subject == "Bitte bestätigen Sie Ihre E-Mail-Adresse"
    assert str(german.body).startswith("Guten Tag,")
    assert english.subject == "Please confirm your e-mail address"
    assert "?lang=en" in str(english.body)
    assert "text/html" not in german.message().as_string()
    assert User.objects.get(email="john@example.org").language == "en"


def test_somebody_who_has_an_account_learns_it_by_mail_only(client: Client) -> None:
    make_account("lena@example.org")
    known = sign_up(Client(), "lena@example.org")
    unknown = sign_up(Client(), "neu@example.org")
    assert known.status_code == unknown.status_code == 302
    assert known["Location"] == unknown["Location"]
    assert mail.outbox[0].subject == "Sie haben schon ein Konto"
    assert User.objects.filter(email="lena@example.org").count() == 1


def test_errors_are_summed_up_and_what_was_entered_stays(client: Client) -> None:
    answer = sign_up(client, "lena@example.org", password2="etwas anderes")
    page = answer.content.decode()
    assert 'role="alert"' in page
    assert 'href="#id_password2"' in page
    assert "Die beiden Passwörter sind nicht gleich." in text_of(answer)
    assert 'value="lena@example.org"' in page
    assert PASSWORD not in page


def test_a_weak_password_is_refused(client: Client) -> None:
    answer = sign_up(client, "lena@example.org", password1="kurz", password2="kurz")
    assert "12 Zeichen" in text_of(answer)
    assert not User.objects.exists()


def test_a_used_or_foreign_link_says_what_to_do(client: Client) -> None:
    answer = client.get("/account/confirm-email/unsinn/?lang=de")
    assert answer.status_code == 200
    assert "Dieser Link gilt nicht mehr." in text_of(answer)


def test_who_never_confirms_is_forgotten_and_may_sign_up_again(client: Client) -> None:
    start = timezone.now()
    sign_up(client, "lena@example.org")
    make_account("otto@example.org")
    with time_machine.travel(start + timedelta(days=13)):
        assert ForgetUnconfirmedAccounts().execute() == 0
    with time_machine.travel(start + timedelta(days=15)):
        assert ForgetUnconfirmedAccounts().execute() == 1
    assert [user.email for user in User.objects.all()] == ["otto@example.org"]


@pytest.mark.parametrize(
    "path", ["/account/confirm-email/MQ:1abc:Xyz-9/", "/account/password/reset/key/1-abc-9f/"]
)
def test_links_that_open_an_account_stand_in_no_log(path: str) -> None:
    event = drop_personal_data(None, "info", {"request": f"GET {path}?lang=de"})
    assert event["request"] == f"GET {path.rpartition('/')[0].rpartition('/')[0]}/[removed]/"
