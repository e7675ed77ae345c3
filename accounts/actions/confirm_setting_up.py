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
from jobs.actions.base import Action

SENT = "second_factor_code"
CONFIRMED = "second_factor_confirmed_at"
SECONDS_A_CODE_LASTS = 15 * 60
SECONDS_TO_SET_UP = 30 * 60


def may_set_up(request: HttpRequest, person: User) -> bool:
    """Say whether a second factor may be added now.

    The password alone must not be enough: whoever knows it would set up a factor of their own and
    shut the owner out. Who has a factor already has used it to get here.
    """
    confirmed_at = request.session.get(CONFIRMED, 0)
    return time.time() - confirmed_at < SECONDS_TO_SET_UP or has_second_factor(person)


def is_sent(request: HttpRequest) -> bool:
    """Say whether a code was sent that still works."""
    sent_at = request.session.get(SENT, {}).get("at", 0)
    return bool(time.time() - sent_at < SECONDS_A_CODE_LASTS)


class SessionAction(Action[bool]):
    """An act of whoever is signed in, kept in the session."""

    def __init__(self, request: HttpRequest, person: User) -> None:
        super().__init__(user=request.user)
        self.request = request
        self.person = person

    def user_has_permission(self) -> bool:
        """Leave it to the owner of the account."""
        return bool(self.user.pk == self.person.pk)


class SendSetUpCode(SessionAction):
    """Mails a code to the address of the account; not without end."""

    action_name = "accounts.send_set_up_code"

    def perform(self) -> bool:
        """Mail it, and say whether that was not too often."""
        self.changed = bool(
            ratelimit.consume(self.request, action="second_factor_code", user=self.person)
        )
        if self.changed:
            adapter = get_adapter()
            code = adapter.generate_email_verification_code()
            self.request.session[SENT] = {"code": code, "at": time.time()}
            with translation.override(self.person.language):
                words = {"user": self.person, "code": code}
                adapter.send_mail("account/email/second_factor_code", self.person.email, words)
        return self.changed


class ConfirmSettingUp(SessionAction):
    """Takes a code, for this session; guessing ends soon."""

    action_name = "accounts.confirm_setting_up"

    def __init__(self, request: HttpRequest, person: User, code: str) -> None:
        super().__init__(request, person)
        self.code = code

    def perform(self) -> bool:
        """Say whether it is the right code; it is good once."""
        self.changed = False
        if not ratelimit.consume(self.request, action="second_factor_guess", user=self.person):
            self.request.session.pop(SENT, None)
            return False
        sent = self.request.session.get(SENT, {})
        if not is_sent(self.request) or not compare_user_code(
            actual=self.code, expected=sent["code"]
        ):
            return False
        del self.request.session[SENT]
        self.request.session[CONFIRMED] = time.time()
        self.changed = True
        return True
