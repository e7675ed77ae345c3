"""Setting a new password behind the link of a mail."""

from __future__ import annotations

from allauth.account.forms import ResetPasswordKeyForm
from allauth.account.views import PasswordResetFromKeyView
from django.http import HttpResponse

from accounts.known_device import remember_device


class NewPasswordView(PasswordResetFromKeyView):
    """Sets the password; the browser is known then, whatever strangers try with the old one."""

    def form_valid(self, form: ResetPasswordKeyForm) -> HttpResponse:
        """Set it."""
        response: HttpResponse = super().form_valid(form)
        remember_device(self.request, response, self.reset_user)
        return response

    def logout(self) -> None:
        """Sign somebody else out who sets a password here, not who only opens a link."""
        if self.request.method == "POST":
            super().logout()
