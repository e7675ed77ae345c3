"""What this room holds about a person: messages that were sent with an address of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.personal_data import PersonalDataRegistry
from home.models import Feedback

if TYPE_CHECKING:
    from accounts.models import User
    from accounts.personal_data.registry import Text


def messages_of(user: User) -> QuerySet[Feedback]:
    """Return the messages with a confirmed address of the person: another may be anybody's."""
    addresses = EmailAddress.objects.filter(user=user, verified=True).values(own=Lower("email"))
    return Feedback.objects.alias(sender=Lower("email")).filter(sender__in=addresses)


def export(user: User) -> list[dict[str, Any]]:
    """Return the messages in the order in which they came."""
    return [
        {
            "received_at": message.received_at.isoformat(),
            "topic": message.topic,
            "message": message.message,
            "page": message.page_path,
            "about": message.about,
            "email": message.email,
            "language": message.language,
            "answered": message.answered,
            "suspected_spam": message.suspected_spam,
        }
        for message in messages_of(user).order_by("received_at")
    ]


def erase(user: User) -> None:
    messages_of(user).delete()


def keeps(user: User) -> list[Text]:
    """Say where a message may lie outside the portal."""
    if not messages_of(user).exists():
        return []
    return [
        _("Your messages were also mailed to the operator. Please ask there to have them deleted.")
    ]


def join() -> None:
    """Join the registry of personal data."""
    PersonalDataRegistry.register("feedback", export, erase, keeps)
