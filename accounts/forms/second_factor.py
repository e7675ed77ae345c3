"""App, recovery codes and passkeys: allauth's forms with labels of the portal."""

from __future__ import annotations

from typing import ClassVar

from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
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


class AddPasskeyForm(PlainFields, webauthn_forms.AddWebAuthnForm):
    """A new passkey and its name."""

    labels: ClassVar = {
        "name": _("Name"),
        "passwordless": _("Sign in with it alone, without a password"),
    }
    hints: ClassVar = {
        "name": _("So that you know it again, for example “Work phone”."),
        "passwordless": _("It then asks for a fingerprint, a face or a PIN."),
    }


class RenamePasskeyForm(PlainFields, webauthn_forms.EditWebAuthnForm):
    """Another name for a passkey."""

    labels: ClassVar = {"name": _("Name")}
