"""Confirm an address by the link that was mailed to it."""

from __future__ import annotations

from allauth.account.internal.flows.email_verification import verify_email
from allauth.account.models import EmailAddress
from django.http import HttpRequest

from accounts.actions.close_account import CloseAccount
from accounts.actions.forget_unconfirmed import unconfirmed_accounts
from jobs.actions.base import Action


class ConfirmAddress(Action[bool]):
    """Makes an address the one of its account.

    Whoever signs up confirms from any browser. Whoever changes the address has to be signed in: a
    mistyped address belongs to a stranger, to whom the link alone must not hand the account over.
    """

    action_name = "accounts.confirm_address"

    def __init__(self, request: HttpRequest, address: EmailAddress) -> None:
        super().__init__(user=request.user)
        self.request = request
        self.address = address

    def user_has_permission(self) -> bool:
        """Say whether the person of the request may confirm it."""
        confirmed = EmailAddress.objects.filter(user_id=self.address.user_id, verified=True)
        return self.user.pk == self.address.user_id or not confirmed.exists()

    def perform(self) -> bool:
        """Confirm, and say whether that worked; whoever signed up with it in vain is forgotten."""
        others = unconfirmed_accounts().filter(email=self.address.email)
        for account in others.exclude(pk=self.address.user_id):
            CloseAccount(account).execute()
        was_confirmed = EmailAddress.objects.filter(pk=self.address.pk, verified=True).exists()
        done: bool = verify_email(self.request, self.address)
        self.changed = done and not was_confirmed
        return done
