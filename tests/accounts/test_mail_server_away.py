"""The mail server is away: no request fails, no mail is lost, each is sent once it is back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.signals import request_finished
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from jobs.models import OutboxMessage
from jobs.outbox import deliver_due
from tests.accounts.steps import confirm_by_mail, sign_in, sign_up
from tests.factories.people import give_second_factor, make_account, make_administrator
from tests.factories.portal import Portal
from tests.smtp_server import SmtpServer, queue_mail, send_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(settings: Any) -> int:
    """The port of a mail server at which nobody listens."""
    server = SmtpServer()
    server.go_away()
    send_to(settings, server.port)
    return server.port


@contextmanager
def back(port: int) -> Iterator[SmtpServer]:
    """The mail server listens again, and the worker has had its next rounds."""
    server = SmtpServer(port)
    try:
        with time_machine.travel(timezone.now() + timedelta(minutes=2)):
            deliver_due()
            deliver_due()
            yield server
    finally:
        server.go_away()


def ask_for_reset(client: Client) -> Any:
    return client.post(reverse("account_reset_password"), {"email": "lena@example.org"})


def ask_for_unknown(client: Client) -> Any:
    return client.post(reverse("account_reset_password"), {"email": "niemand@example.org"})


def ask_for_account(client: Client) -> Any:
    return sign_up(client, "neu@example.org")


def ask_for_known_account(client: Client) -> Any:
    return sign_up(client, "lena@example.org")


def give_feedback(client: Client) -> Any:
    return client.post("/de/feedback/", {"topic": "barrier", "message": "Zu klein."})


def invite(client: Client) -> Any:
    client.force_login(make_administrator("inviting"))
    fields = {"email": "gast@example.org", "name": "Gast", "language": "de"}
    return client.post(reverse("wagtailusers_users:add"), fields)


def reset_second_factor(client: Client) -> Any:
    guest = make_account("editor@example.org")
    give_second_factor(guest)
    client.force_login(make_administrator())
    return client.post(reverse("wagtailusers_users:reset_second_factor", args=[guest.pk]))


REQUESTS: dict[Callable[[Client], Any], str] = {
    ask_for_reset: "lena@example.org",
    ask_for_unknown: "niemand@example.org",
    ask_for_account: "neu@example.org",
    ask_for_known_account: "lena@example.org",
    give_feedback: "muster@example.org",
    invite: "gast@example.org",
    reset_second_factor: "editor@example.org",
}


def test_no_request_fails_and_each_mail_is_sent_once_after_its_return(
    away: int, portal: Portal
) -> None:
    make_account("lena@example.org")
    faults = []
    for number, ask in enumerate(REQUESTS, start=1):
        answer = ask(Client())
        deliver_due()
        if answer.status_code != 302 or OutboxMessage.objects.waiting().count() != number:
            faults.append((ask.__name__, answer.status_code))
    assert faults == []
    with back(away) as server:
        assert sorted(str(sent["To"]) for sent in server.mailbox) == sorted(REQUESTS.values())
    assert not OutboxMessage.objects.waiting().exists()


def test_who_signed_up_while_it_was_away_gets_in_afterwards(away: int) -> None:
    sign_up(Client(), "neu@example.org")
    with back(away) as server:
        (sent,) = server.mailbox
        text = sent.get_content()
        link = re.search(r"http://testserver(\S+)", text)
        assert link, text
        Client().post(link.group(1))
    assert sign_in(Client(), "neu@example.org")["Location"] == "/de/learning/"


def test_who_forgot_the_password_gets_the_link_once(away: int) -> None:
    make_account("lena@example.org")
    ask_for_reset(Client())
    with back(away) as server:
        deliver_due()
        (sent,) = server.mailbox
        assert str(sent["Message-ID"]).endswith("@testserver>")


def test_a_signed_in_person_gets_mail_through_the_outbox(client: Client, settings: Any) -> None:
    queue_mail(settings)
    client.force_login(make_account("lena@example.org"))
    with deliver_at_once():
        confirm_by_mail(client)
    assert [sent.subject for sent in mail.outbox] == ["Ihr Code für den zweiten Faktor"]


@contextmanager
def deliver_at_once() -> Iterator[None]:
    """Run as if a worker's round came after each request."""

    def deliver(**kwargs: object) -> None:
        deliver_due()

    request_finished.connect(deliver)
    try:
        yield
    finally:
        request_finished.disconnect(deliver)


def test_an_invited_person_exists_although_the_mail_waits(away: int) -> None:
    invite(Client())
    assert User.objects.filter(email="gast@example.org").exists()
