"""Confirm an address by the link that was mailed to it."""

from __future__ import annotations

from allauth.account.internal.flows.email_verification import verify_email
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from accounts.actions.close_account import CloseAccount
from accounts.actions.forget_unconfirmed import unconfirmed_accounts


class ConfirmAddress:
    """Makes an address the one of its account.

    Whoever signs up confirms from any browser. Whoever changes the address has to be signed in: a
    mistyped address belongs to a stranger, to whom the link alone must not hand the account over.
    """

    def __init__(self, request: HttpRequest, address: EmailAddress) -> None:
        self.request = request
        self.address = address

    def check(self) -> bool:
        """Say whether the person of the request may confirm it."""
        confirmed = EmailAddress.objects.filter(user_id=self.address.user_id, verified=True)
        return self.request.user.pk == self.address.user_id or not confirmed.exists()

    def execute(self) -> bool:
        """Confirm, and say whether that worked; whoever signed up with it in vain is forgotten."""
        if not self.check():
            return False
        with transaction.atomic():
            others = unconfirmed_accounts().filter(email=self.address.email)
            for user in others.exclude(pk=self.address.user_id):
                CloseAccount(user).execute()
            done: bool = verify_email(self.request, self.address)
        return done
