"""App, recovery codes and passkeys: allauth's forms with labels of the portal."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from cryptography.exceptions import InvalidSignature
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.plain_fields import PlainFields

CODE = _("Code")
CODE_HINT = _("The six digits that your app shows, or one of your recovery codes.")


class CodeForm(PlainFields, base_forms.AuthenticateForm):
    """The code that completes a sign-in."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {"code": CODE_HINT}


class ConfirmCodeForm(PlainFields, base_forms.ReauthenticateForm):
    """The code once more, before something that cannot be undone."""

    labels: ClassVar = {"code": CODE}
    hints: ClassVar = {"code": CODE_HINT}


class ActivateAppForm(PlainFields, totp_forms.ActivateTOTPForm):
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
    """Another name for a passkey."""

    labels: ClassVar = {"name": _("Name")}
