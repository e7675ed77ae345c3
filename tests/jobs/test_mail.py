"""Mail waits in the outbox: each is sent once, whatever a mail server says to another one."""

from __future__ import annotations

import smtplib
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, send_mail
from django.utils import timezone
from wagtail.admin.mail import send_mail as send_mail_of_wagtail

from jobs.actions import ExpireMail
from jobs.models import OutboxMessage
from jobs.outbox import deliver_due
from portal.settings import production
from tests.smtp_server import SmtpServer, queue_mail, send_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(settings: Any) -> None:
    """The portal as it runs, in front of a mailbox in memory."""
    queue_mail(settings)


@pytest.fixture
def server(settings: Any) -> Iterator[SmtpServer]:
    """A mail server that the portal knows."""
    server = SmtpServer()
    send_to(settings, server.port)
    yield server
    server.go_away()


def write(*receivers: str) -> None:
    for receiver in receivers:
        send_mail("Guten Tag", "Grüße", None, [receiver])


def receivers(server: SmtpServer) -> list[str]:
    return [str(mail["To"]) for mail in server.mailbox]


def test_what_a_server_takes_it_gets_once(server: SmtpServer) -> None:
    write("a@example.org", "b@example.org")
    assert server.mailbox == []
    assert deliver_due() == 2
    assert deliver_due() == 0
    assert receivers(server) == ["a@example.org", "b@example.org"]


def test_nothing_of_a_sent_mail_stays(server: SmtpServer) -> None:
    write("a@example.org")
    deliver_due()
    message = OutboxMessage.objects.get()
    assert message.payload == {}
    assert "a@example.org" not in f"{message.key}{message.last_error}"


def test_a_refused_receiver_holds_no_other_mail(server: SmtpServer) -> None:
    server.refused.add("a@example.org")
    write("a@example.org", "b@example.org")
    assert deliver_due() == 1
    assert receivers(server) == ["b@example.org"]
    assert OutboxMessage.objects.get(delivered=None).last_error == "SMTPRecipientsRefused"


def test_a_server_that_is_away_is_asked_once_a_minute(settings: Any) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        send_to(settings, free.getsockname()[1])
    write("a@example.org", "b@example.org", "c@example.org")
    with time_machine.travel(timezone.now(), tick=False) as later:
        for tried in (1, 2, 3):
            assert deliver_due() == 0
            assert sum(message.attempts for message in OutboxMessage.objects.all()) == tried
            assert not OutboxMessage.objects.due().exists()
            later.shift(timedelta(minutes=1))
    errors = set(OutboxMessage.objects.values_list("last_error", flat=True))
    assert "ConnectionRefusedError: Connection refused" in errors


@pytest.mark.parametrize(
    "failure",
    [smtplib.SMTPAuthenticationError(535, b"x@example.org"), TimeoutError("x"), socket.gaierror()],
)
def test_what_the_server_says_about_itself_is_about_no_mail(
    server: SmtpServer, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise failure

    monkeypatch.setattr(smtplib.SMTP, "sendmail", refuse)
    write("a@example.org", "b@example.org")
    assert deliver_due() == 0
    assert sum(message.attempts for message in OutboxMessage.objects.all()) == 1
    assert "example.org" not in OutboxMessage.objects.get(attempts=1).last_error


def test_after_a_day_it_is_given_up_and_after_five_gone(server: SmtpServer) -> None:
    server.refused.add("a@example.org")
    write("a@example.org")
    with time_machine.travel(timezone.now(), tick=False) as later:
        later.shift(timedelta(hours=25))
        deliver_due()
        assert OutboxMessage.objects.given_up().count() == 1
        assert ExpireMail().execute() == 0
        later.shift(timedelta(days=4))
        assert ExpireMail().execute() == 1
    assert not OutboxMessage.objects.exists()


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
    deliver_due()
    (sent,) = mail.outbox
    assert parts_of(sent) == parts_of(whole)
    assert sent.message()["Message-ID"] == "<1@example.org>"
    assert sorted(sent.recipients()) == [f"{name}@example.org" for name in "bcd"]
    assert dict(sent.message())["X-Kind"] == "test"


def test_a_mail_that_could_do_harm_is_refused_at_once(queue: None) -> None:
    with pytest.raises(BadHeaderError):
        send_mail("a\nBcc: x@example.org", "", None, ["b@example.org"])
    with pytest.raises(ValueError, match="attachments"):
        EmailMessage("a", "", None, ["b@example.org"], attachments=[("a.txt", "", "")]).send()
    assert not OutboxMessage.objects.exists()


def test_what_wagtail_mails_goes_the_same_way(queue: None, settings: Any) -> None:
    send_mail_of_wagtail("Zur Freigabe", "Eine Seite wartet.", ["a@example.org"])
    assert mail.outbox == []
    deliver_due()
    (sent,) = mail.outbox
    assert sent.subject == "Zur Freigabe"
    assert sent.message()["Message-ID"].endswith("@testserver>")
    assert production.EMAIL_BACKEND == "jobs.mail.OutboxBackend"
    assert settings.EMAIL_TIMEOUT == 10
