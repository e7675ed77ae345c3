"""Take the second factor off an account whose owner has lost it."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

from accounts.models import User

LOG_ACTION = "accounts.reset_second_factor"


class ResetSecondFactor:
    """Deletes app, passkeys and recovery codes, which ends all sessions, and tells the person.

    The person signs in with the password and sets up a new factor, which needs a code by mail.
    """

    def __init__(self, user: User, by: User) -> None:
        self.user = user
        self.by = by

    def check(self) -> bool:
        """Say whether there is anything to take off."""
        return Authenticator.objects.filter(user=self.user).exists()

    def execute(self) -> None:
        """Delete, log and mail; must run within a request."""
        with transaction.atomic():
            Authenticator.objects.filter(user=self.user).delete()
            log(instance=self.user, action=LOG_ACTION, user=self.by)
        get_adapter().send_notification_mail("account/email/second_factor_reset", self.user)
