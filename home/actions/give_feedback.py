"""Stores a message and sends it to the operator."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import override

from home.models import Feedback
from jobs.actions.base import Action, Asker

ANSWER_WITHIN = datetime.timedelta(days=30)


class GiveFeedback(Action[Feedback]):
    """Keeps a message for the feedback inbox, and mails it to the operator.

    Suspected spam is only kept; but a barrier is always mailed, since the law sets a term for it.
    """

    action_name = "home.give_feedback"

    def __init__(self, feedback: Feedback, *, user: Asker = None) -> None:
        super().__init__(feedback, user=user)
        self.feedback = feedback

    def user_has_permission(self) -> bool:
        """Let everybody write, signed in or not."""
        return True

    def perform(self) -> Feedback:
        """Store the message and leave its mail in the outbox; what is stored stays as it is."""
        self.changed = self.feedback.pk is None
        if self.changed:
            self.feedback.answer_due = timezone.localdate() + ANSWER_WITHIN
            self.feedback.save()
            if not self.feedback.suspected_spam or self.feedback.topic == Feedback.Topic.BARRIER:
                mail_of(self.feedback).send()
        return self.feedback


def mail_of(feedback: Feedback) -> EmailMessage:
    """Return the mail about a message, in German, as the operator reads it."""
    with override(settings.LANGUAGE_CODE):
        subject = f"Rückmeldung: {feedback.get_topic_display()}"
    if feedback.suspected_spam:
        subject += " (Spam-Verdacht)"
    host = urlsplit(settings.PUBLIC_URL).hostname
    return EmailMessage(
        subject=subject,
        body=f"{feedback.message}\n\n{settings.PUBLIC_URL}{feedback.page_path}\n",
        to=[settings.OPERATOR["email"].split(" ")[0]],
        reply_to=[feedback.email] if feedback.email else [],
        headers={"Message-ID": f"<feedback-{feedback.pk}@{host}>"},
    )
