"""Signing up and in, addresses and passwords: allauth's forms with labels of the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as allauth_forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.plain_fields import NEW_PASSWORD_HINT, PlainFields
from accounts.models import User

ADDRESS = gettext_lazy("E-mail address")
PASSWORD = gettext_lazy("Password")
NEW_PASSWORD = gettext_lazy("New password")
AGAIN = gettext_lazy("The same password again")
WRONG_PAIR = "email_password_mismatch"


class SignInForm(PlainFields, allauth_forms.LoginForm):
    labels: ClassVar = {"login": ADDRESS, "password": PASSWORD}

    def clean(self) -> dict[str, Any]:
        """Ask for the password again where the pair is wrong: it is not sent back."""
        try:
            return super().clean() or self.cleaned_data
        except ValidationError as error:
            if error.code == WRONG_PAIR:
                self.add_error("password", _("Please enter your password again."))
            raise


class SignUpForm(PlainFields, allauth_forms.SignupForm):
    """Address and a new password; the name can wait for the profile."""

    labels: ClassVar = {"email": ADDRESS, "password1": PASSWORD, "password2": AGAIN}
    hints: ClassVar = {
        "email": gettext_lazy("We send you a link with which you confirm it."),
        "password1": NEW_PASSWORD_HINT,
    }

    def validate_unique_email(self, value: str) -> str:
        """Remember whether there is an account; an address that only waits there is nobody's."""
        self.account_already_exists = User.objects.filter(email=value).exists()
        return value

    def try_save(self, request: HttpRequest) -> Any:
        """Save; for a known address do the same work, so that nobody tells it by the clock."""
        if self.account_already_exists:
            User().set_password(self.cleaned_data["password1"])
        return super().try_save(request)


class NewAddressForm(PlainFields, allauth_forms.AddEmailForm):
    """The address that replaces the present one."""

    labels: ClassVar = {"email": gettext_lazy("New e-mail address")}
    hints: ClassVar = {
        "email": gettext_lazy("It replaces your current address once you have confirmed it.")
    }


class ChangePasswordForm(PlainFields, allauth_forms.ChangePasswordForm):
    """The present password and a new one."""

    labels: ClassVar = {
        "oldpassword": gettext_lazy("Current password"),
        "password1": NEW_PASSWORD,
        "password2": AGAIN,
    }
    hints: ClassVar = {"password1": NEW_PASSWORD_HINT}


class SetPasswordForm(PlainFields, allauth_forms.SetPasswordForm):
    """A first password for somebody who has none."""

    labels: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}
    hints: ClassVar = {"password1": NEW_PASSWORD_HINT}


class ResetPasswordForm(PlainFields, allauth_forms.ResetPasswordForm):
    """The address to which the link for a new password goes."""

    labels: ClassVar = {"email": ADDRESS}

    def clean_email(self) -> str:
        """Find the account whose address it is; one where it waits for confirmation is none."""
        email: str = self.cleaned_data["email"].lower()
        self.users = list(User.objects.filter(email=email, is_active=True))
        return email


class NewPasswordForm(PlainFields, allauth_forms.ResetPasswordKeyForm):
    """The new password, behind the link of the mail."""

    labels: ClassVar = {"password1": NEW_PASSWORD, "password2": AGAIN}
    hints: ClassVar = {"password1": NEW_PASSWORD_HINT}


class ConfirmPasswordForm(PlainFields, allauth_forms.ReauthenticateForm):
    """The password once more, before something that cannot be undone."""

    labels: ClassVar = {"password": PASSWORD}
