"""Asking for a new password, and setting it behind the link of a mail."""

from __future__ import annotations

from allauth.account.forms import ResetPasswordKeyForm
from allauth.account.views import PasswordResetFromKeyView, PasswordResetView
from django.http import HttpResponse
from django.urls import reverse

from accounts.known_device import remember_device


class ForgottenPasswordView(PasswordResetView):
    """Sends the link, and says so; the way back is for later."""

    def get_success_url(self) -> str:
        """Lead to the page that says so."""
        return reverse("account_reset_password_done")


class NewPasswordView(PasswordResetFromKeyView):
    """Sets the password; the browser is known then, whatever strangers try with the old one."""

    def form_valid(self, form: ResetPasswordKeyForm) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_device(self.request, response, self.reset_user)
        return response

    def get_success_url(self) -> str:
        """Lead to the page with the sign-in."""
        return reverse("account_reset_password_from_key_done")

    def logout(self) -> None:
        """Sign somebody else out who sets a password here, not who only opens a link."""
        if self.request.method == "POST":
            super().logout()
