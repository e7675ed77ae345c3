"""Mail waits for its server: no request fails, no mail is lost, each is sent once."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.mail import send_mail as send_mail_of_wagtail

from accounts.actions.send_mail import DeliverMail, DeliverWaitingMail
from accounts.models import OutgoingMail, User
from portal.settings import production
from tests.accounts.people import (
    confirm_by_mail,
    give_second_factor,
    link_of_last_mail,
    person,
    sign_in,
    sign_up,
)
from tests.factories.portal import Portal

pytestmark = pytest.mark.django_db

MEMORY = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def queue(settings: Any) -> None:
    """The portal as it runs, in front of a mailbox in memory."""
    settings.EMAIL_BACKEND = production.EMAIL_BACKEND
    settings.MAIL_TRANSPORT = MEMORY


@pytest.fixture
def server_is_away(queue: None, settings: Any) -> None:
    """A port at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
    settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture
def later() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield traveller


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


REQUESTS = [ask_for_reset, ask_for_unknown, ask_for_account, ask_for_known_account, give_feedback]


@pytest.mark.parametrize("ask", REQUESTS)
def test_no_request_fails_while_the_mail_server_is_away(
    server_is_away: None, portal: Portal, settings: Any, ask: Callable[[Client], Any]
) -> None:
    person("lena@example.org")
    assert ask(Client()).status_code == 302
    assert OutgoingMail.objects.count() == 1
    settings.MAIL_TRANSPORT = MEMORY
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        DeliverWaitingMail().execute()
        DeliverWaitingMail().execute()
    assert len(mail.outbox) == 1
    assert not OutgoingMail.objects.exists()


def test_people_go_on_while_the_mail_server_is_away(
    server_is_away: None, administrator: User
) -> None:
    """An invitation and the mails about a changed account are no reason to fail either."""
    browser = Client()
    browser.force_login(administrator)
    fields = {"email": "gast@example.org", "name": "Gast", "language": "de"}
    answer = browser.post(reverse("wagtailusers_users:add"), fields, follow=True)
    assert answer.status_code == 200
    guest = User.objects.get(email="gast@example.org")
    give_second_factor(guest)
    browser.post(reverse("wagtailusers_users:reset_second_factor", args=[guest.pk]))
    assert OutgoingMail.objects.count() == 2


def test_who_signed_up_while_it_was_away_gets_in_afterwards(
    server_is_away: None, settings: Any
) -> None:
    sign_up(Client(), "neu@example.org")
    settings.MAIL_TRANSPORT = MEMORY
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        DeliverWaitingMail().execute()
        Client().post(link_of_last_mail())
    assert sign_in(Client(), "neu@example.org")["Location"] == "/de/learning/"


def test_a_mail_is_tried_again_ever_more_rarely(
    server_is_away: None, later: time_machine.Traveller
) -> None:
    ask_for_unknown(Client())
    pauses = []
    for _attempt in range(9):
        waiting = OutgoingMail.objects.get()
        pauses.append((waiting.next_attempt_at - timezone.now()).total_seconds() // 60)
        assert DeliverWaitingMail().execute() == 0, "not before its time"
        assert OutgoingMail.objects.get().attempts == waiting.attempts
        later.move_to(waiting.next_attempt_at)
        DeliverWaitingMail().execute()
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_five_days_nobody_needs_the_mail(
    server_is_away: None, later: time_machine.Traveller
) -> None:
    ask_for_unknown(Client())
    later.shift(timedelta(days=5, minutes=1))
    DeliverWaitingMail().execute()
    assert not OutgoingMail.objects.exists()


def test_a_mail_that_is_sent_is_not_sent_again(queue: None) -> None:
    ask_for_unknown(Client())
    for number in range(50):
        DeliverMail(number).execute()
    DeliverWaitingMail().execute()
    assert len(mail.outbox) == 1
    assert mail.outbox[0].message()["Message-ID"].endswith("@testserver>")


def parts_of(message: EmailMessage) -> list[tuple[str, str]]:
    parts = [part for part in message.message().walk() if not part.is_multipart()]
    return [(part.get_content_type(), str(part.get_payload())) for part in parts]


def test_a_mail_keeps_all_its_parts(queue: None) -> None:
    whole = EmailMultiAlternatives(
        "Prüfung", "Grüße", "a@example.org", ["b@example.org"], ["c@example.org"]
    )
    whole.cc, whole.reply_to = ["d@example.org"], ["e@example.org"]
    whole.extra_headers = {"Message-ID": "<1@example.org>", "X-Kind": "test"}
    whole.attach_alternative("<p>Grüße</p>", "text/html")
    whole.send()
    (sent,) = mail.outbox
    assert parts_of(sent) == parts_of(whole)
    assert sent.message()["Message-ID"] == "<1@example.org>"
    assert sorted(sent.recipients()) == [f"{name}@example.org" for name in "bcd"]
    assert dict(sent.message())["X-Kind"] == "test"
    with pytest.raises(BadHeaderError):
        send_mail("a\nBcc: x@example.org", "", None, ["b@example.org"])


def test_a_running_portal_mails_through_the_queue(
    client: Client, queue: None, settings: Any
) -> None:
    """What a signed-in person causes, and what Wagtail sends by itself."""
    user = person("lena@example.org")
    client.force_login(user)
    confirm_by_mail(client)
    send_mail_of_wagtail("Zur Freigabe", "Eine Seite wartet.", ["a@example.org"])
    subjects = [sent.subject for sent in mail.outbox]
    assert subjects == ["Ihr Code für den zweiten Faktor", "Zur Freigabe"]
    assert all(sent.message()["Message-ID"].endswith("@testserver>") for sent in mail.outbox)
    assert production.EMAIL_BACKEND == "accounts.mail_queue.QueueBackend"
    assert settings.EMAIL_TIMEOUT == 10
