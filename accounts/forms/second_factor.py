"""App, recovery codes and passkeys: allauth's forms with labels of the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings as mfa_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.actions import ConfirmSettingUp
from accounts.forms.plain_fields import PlainFields
from accounts.models import User

CODE = _("Code")
CODE_HINT = _("The six digits that your app shows, or one of your recovery codes.")


class OnceOnly(forms.Form):
    """Takes a code once, for as long as its app's clock and ours may differ.

    allauth remembers a used code for one period only, but takes it for three (MFA_TOTP_TOLERANCE).
    """

    user: User

    def clean_code(self) -> str:
        """Refuse a code that was used."""
        code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        seconds = mfa_settings.TOTP_PERIOD * (2 * mfa_settings.TOTP_TOLERANCE + 1)
        used = f"used-code:{self.user.pk}:{normalize_user_code(code)}"
        if not cache.add(used, True, seconds):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(PlainFields, OnceOnly, base_forms.AuthenticateForm):
    """The code that completes a sign-in."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {"code": CODE_HINT}


class ConfirmCodeForm(PlainFields, OnceOnly, base_forms.ReauthenticateForm):
    """The code once more, before something that cannot be undone."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {"code": CODE_HINT}


class MailedCodeForm(PlainFields):
    """The code of a mail, before the first second factor is set up."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {
        "code": _("The eight letters in the e-mail. Capitals and the hyphen do not matter.")
    }
    code = forms.CharField(
        max_length=20, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )

    def __init__(self, request: HttpRequest, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.person = person

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not ConfirmSettingUp(self.request, self.person, code).execute():
            raise get_adapter().validation_error("incorrect_code")
        return code


class ActivateAppForm(PlainFields, OnceOnly, totp_forms.ActivateTOTPForm):
    """The first code of an app."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {"code": _("The six digits that your app shows now.")}


# What fido2 raises over an answer of a browser that is incomplete or made up.
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, OSError, InvalidSignature)


class SoundCredential(forms.Form):
    """Refuses what no browser would send as a passkey, where allauth would answer with a 500."""

    def clean_credential(self) -> Any:
        """Return what allauth makes of the answer of the browser."""
        check = getattr(super(), "clean_credential", lambda: self.cleaned_data["credential"])
        try:
            return check()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def clean(self) -> dict[str, Any]:
        """Check what belongs together."""
        try:
            return super().clean() or self.cleaned_data
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class SignInPasskeyForm(SoundCredential, webauthn_forms.LoginWebAuthnForm):
    """A passkey in place of address and password."""


class PasskeyForm(SoundCredential, webauthn_forms.AuthenticateWebAuthnForm):
    """A passkey that completes a sign-in."""


class ConfirmPasskeyForm(SoundCredential, webauthn_forms.ReauthenticateWebAuthnForm):
    """A passkey once more, before something that cannot be undone."""


class AddPasskeyForm(SoundCredential, PlainFields, webauthn_forms.AddWebAuthnForm):
    """A new passkey and its name."""

    labels: ClassVar = {
        "name": _("Name"),
        "passwordless": _("Sign in with this passkey alone, without a password"),
    }
    hints: ClassVar = {
        "name": _("So that you know it again, for example “Work phone”."),
        "passwordless": _("It then asks for a fingerprint, a face or a PIN."),
    }


class RenamePasskeyForm(PlainFields, webauthn_forms.EditWebAuthnForm):
    labels: ClassVar = {"name": _("Name")}
