"""All mail of all rooms: left in the outbox, and handed to the mail server by the worker."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, make_msgid
from django.core.mail.backends.base import BaseEmailBackend

from jobs.models import OutboxMessage
from jobs.outbox import Payload, enqueue_many

TOPIC = "mail"
PARTS = ("subject", "body", "from_email", "to", "cc", "bcc", "reply_to", "alternatives")
# These say something about the server; other answers of it are about the one mail.
ABOUT_SERVER = (
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPNotSupportedError,
)


class MailServerAwayError(ConnectionError):
    """No mail can be sent at the moment, not only this one."""


class OutboxBackend(BaseEmailBackend):
    """Where Django hands over mail (EMAIL_BACKEND): no request waits for it or fails with it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Leave them in the transaction of their cause, and return how many there were.

        BadHeaderError where a header has a line break, ValueError for attachments.
        """
        enqueue_many(TOPIC, [as_outbox_message(message) for message in email_messages])
        return len(email_messages)


def as_outbox_message(message: EmailMessage) -> tuple[str, Payload]:
    """Return the key of a mail and its parts by name.

    The mail has its Message-ID from now on: where a worker is killed between mail server and
    database, the receiver's mailbox knows the second one.
    """
    if message.attachments:
        raise ValueError("Mail of the portal has no attachments.")
    headers = {"Message-ID": make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname)}
    message.extra_headers = {**headers, **message.extra_headers}
    message.message()  # checks the headers
    parts = {name: getattr(message, name, []) for name in PARTS}
    return message.extra_headers["Message-ID"], {**parts, "headers": message.extra_headers}


def send(messages: Sequence[OutboxMessage]) -> None:
    """Hand mail to the server of EMAIL_URL; the handler of the topic."""
    for message in messages:
        parts = {name: message.payload[name] for name in PARTS}
        mail = EmailMultiAlternatives(**parts, headers=message.payload["headers"])
        mail.connection = get_connection(settings.MAIL_TRANSPORT)
        try:
            mail.send()
        except ABOUT_SERVER as failure:
            raise MailServerAwayError from failure
        except smtplib.SMTPException:
            raise
        except OSError as failure:
            raise MailServerAwayError from failure
