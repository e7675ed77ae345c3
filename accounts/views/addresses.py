"""The page behind the link that confirms an address."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailConfirmationHMAC
from allauth.account.views import ConfirmEmailView
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from accounts.actions import ConfirmAddress


class ConfirmAddressView(ConfirmEmailView):
    """Asks, confirms when the person agrees, and sends whoever may not do so to the sign-in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether the owner of the account has to sign in first."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.object and not self._may_confirm(self.object):
            name = "account_logout" if self.request.user.is_authenticated else "account_login"
            context["owner_url"] = f"{reverse(name)}?{urlencode({'next': self.request.path})}"
        return context

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirm, or show the page again where that needs the owner."""
        if not self._may_confirm(self.get_object()):
            return self.get(*args, **kwargs)
        response: HttpResponse = super().post(*args, **kwargs)
        return response

    def get_redirect_url(self) -> str:
        """Lead to the sign-in, which leads on; who is signed in goes on at once."""
        if self.request.user.is_authenticated:
            url: str = super().get_redirect_url()
            return url
        return reverse("account_login")

    def logout_other_user(self, confirmation: EmailConfirmationHMAC) -> None:
        """Leave somebody else signed in: a link in a mail ends no session."""

    def _may_confirm(self, confirmation: EmailConfirmationHMAC) -> bool:
        return ConfirmAddress(self.request, confirmation.email_address).user_has_permission()
