"""Send mail without making anybody wait for the mail server (ADR 0021)."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection, make_msgid
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from accounts.models import OutgoingMail
from accounts.models.mail import PARTS

LONGEST_WAIT = timedelta(hours=1)
# As long as mail servers try among themselves (RFC 5321, 4.5.4.1).
GIVE_UP_AFTER = timedelta(days=5)
MOST_AT_ONCE = 100

logger = structlog.get_logger(__name__)


class QueueMail:
    """Keeps a mail in the transaction of its cause, and lets a task send it soon.

    The mail has its Message-ID from now on: where a worker is killed between mail server and
    database, the receiver's mailbox knows the second one.
    """

    def __init__(self, message: EmailMessage) -> None:
        self.message = message

    def execute(self) -> OutgoingMail:
        """Keep it; BadHeaderError where a header has a line break, ValueError for attachments."""
        if self.message.attachments:
            raise ValueError("Mail of the portal has no attachments.")
        headers = {"Message-ID": make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname)}
        self.message.extra_headers = {**headers, **self.message.extra_headers}
        self.message.message()  # checks the headers
        parts = {name: getattr(self.message, name, []) for name in PARTS}
        with transaction.atomic():
            mail = OutgoingMail.objects.create(
                message={**parts, "headers": self.message.extra_headers}
            )
            deliver_mail.enqueue(mail.pk)
        return mail


class DeliverMail:
    """Hands a mail that waits to the mail server; what fails is tried again, ever more rarely."""

    def __init__(self, mail_id: int) -> None:
        self.mail_id = mail_id

    def execute(self) -> bool:
        """Send, and say whether the mail server works; nothing happens to what is sent already."""
        with transaction.atomic():
            waiting = OutgoingMail.objects.select_for_update(skip_locked=True)
            mail = waiting.filter(pk=self.mail_id).first()
            if mail is None:
                return True
            try:
                message = mail.as_message()
                message.connection = get_connection(settings.MAIL_TRANSPORT)
                message.send()
            except Exception as failure:
                self._wait(mail, failure)
                return False
            mail.delete()
            return True

    def _wait(self, mail: OutgoingMail, failure: Exception) -> None:
        """Try again later; after days the mail is of no use, and its links have run out."""
        mail.attempts += 1
        words = {"failure": type(failure).__name__, "attempts": mail.attempts}
        if timezone.now() - mail.created_at > GIVE_UP_AFTER:
            logger.error("mail_given_up", **words)
            mail.delete()
            return
        logger.warning("mail_waits", **words)
        pause = min(timedelta(minutes=2 ** min(mail.attempts - 1, 10)), LONGEST_WAIT)
        mail.next_attempt_at = timezone.now() + pause
        mail.save(update_fields=["attempts", "next_attempt_at"])


class DeliverWaitingMail:
    """Sends what could not be sent before, or what lost its task, when its time has come."""

    def execute(self) -> int:
        """Send until the mail server fails, and return how many were done."""
        due = OutgoingMail.objects.filter(next_attempt_at__lte=timezone.now())
        keys = list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:MOST_AT_ONCE])
        for number, key in enumerate(keys):
            if not DeliverMail(key).execute():
                return number
        return len(keys)


@task()
def deliver_mail(mail_id: int) -> None:
    """Send a mail; where that fails, the upkeep tries again."""
    DeliverMail(mail_id).execute()
