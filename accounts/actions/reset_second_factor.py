"""Take the second factor off an account whose owner has lost it."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy

from accounts.models import User
from jobs.actions.base import Action, Asker


class ResetSecondFactor(Action[None]):
    """Deletes app, passkeys and recovery codes, which ends all sessions, and tells the person.

    The person signs in with the password and sets up a new factor, which needs a code by mail.
    """

    action_name = "accounts.reset_second_factor"
    label = gettext_lazy("Reset second factor")
    message = gettext_lazy("Second factor reset")
    permission = "accounts.change_user"

    def __init__(self, account: User, *, user: Asker = None) -> None:
        super().__init__(account, user=user)
        self.account = account

    def perform(self) -> None:
        """Delete what there is, and mail; must run within a request."""
        number, _models = Authenticator.objects.filter(user=self.account).delete()
        self.changed = number > 0
        if self.changed:
            adapter = get_adapter()
            adapter.send_notification_mail("account/email/second_factor_reset", self.account)
