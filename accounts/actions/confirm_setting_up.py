"""Confirm by mail that it is the owner of the account who sets up the first second factor."""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from allauth.core.internal.cryptokit import compare_user_code
from django.http import HttpRequest
from django.utils import translation

from accounts.models import User
from accounts.second_factor import has_second_factor

SENT = "second_factor_code"
CONFIRMED = "second_factor_confirmed_at"
SECONDS_A_CODE_LASTS = 15 * 60
SECONDS_TO_SET_UP = 30 * 60


class ConfirmSettingUp:
    """Mails a code and takes it, for this session: the password alone must not be enough.

    Otherwise whoever knows a password would set up a factor of their own and shut the owner out.
    Who has a factor already has used it to get here.
    """

    def __init__(self, request: HttpRequest, user: User) -> None:
        self.request = request
        self.user = user

    def check(self) -> bool:
        """Say whether a second factor may be added now."""
        confirmed_at = self.request.session.get(CONFIRMED, 0)
        return time.time() - confirmed_at < SECONDS_TO_SET_UP or has_second_factor(self.user)

    def is_sent(self) -> bool:
        """Say whether a code was sent that still works."""
        sent_at = self.request.session.get(SENT, {}).get("at", 0)
        return bool(time.time() - sent_at < SECONDS_A_CODE_LASTS)

    def send(self) -> bool:
        """Mail a code to the address of the account; not without end."""
        if not ratelimit.consume(self.request, action="second_factor_code", user=self.user):
            return False
        adapter = get_adapter()
        code = adapter.generate_email_verification_code()
        self.request.session[SENT] = {"code": code, "at": time.time()}
        with translation.override(self.user.language):
            words = {"user": self.user, "code": code}
            adapter.send_mail("account/email/second_factor_code", self.user.email, words)
        return True

    def execute(self, code: str) -> bool:
        """Take a code, and say whether it was the right one; guessing ends soon."""
        if not ratelimit.consume(self.request, action="second_factor_guess", user=self.user):
            self.request.session.pop(SENT, None)
            return False
        sent = self.request.session.get(SENT, {})
        if not self.is_sent() or not compare_user_code(actual=code, expected=sent["code"]):
            return False
        del self.request.session[SENT]
        self.request.session[CONFIRMED] = time.time()
        return True
