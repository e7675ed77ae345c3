"""How allauth behaves here: its words, its language, where it sends people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import get_user_model, update_session_auth_hash
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.account_mail import AccountMail
from accounts.known_device import known_device, remember_device
from accounts.models.users import normal_password
from jobs.actions.base import NotAllowedError

if TYPE_CHECKING:
    from allauth.account.models import EmailAddress
    from allauth.mfa.models import Authenticator
    from django.contrib.auth.models import AnonymousUser
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse

    from accounts.models import User

Texts = dict[str, str | Promise]


WAYS_TO_CONFIRM: Texts = {
    "reauthenticate": _("Enter your password"),
    "mfa_reauthenticate": _("Enter a code of your app"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class AccountAdapter(AccountMail):
    """Sign-up, sign-in and mails in the words of the portal."""

    error_messages: ClassVar[Texts] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your e-mail address already."),
        "email_password_mismatch": _("The e-mail address or the password is not correct."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not correct. You may need a new one by now."),
        "invalid_password_reset": _("This link is not valid any more."),
        "max_email_addresses": _("You cannot add more than %d e-mail addresses."),
        "rate_limited": _("Too many attempts. Please try again in a few minutes."),
        "too_many_login_attempts": _(
            "Too many attempts. Please try again in a few minutes, or reset your password."
        ),
    }

    def save_user(
        self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True
    ) -> User:
        """Remember the language in which somebody signs up."""
        user.language = translation.get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the person's own page, in the person's language."""
        user = request.user
        with translation.override(user.language if user.is_authenticated else None):
            return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the same page as a sign-in does."""
        return self.get_login_redirect_url(request)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the start page in the language just spoken."""
        return f"/{translation.get_language() or settings.LANGUAGE_CODE}/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead to the profile, where the message about the change shows."""
        return resolve_url("account_profile")

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Name the ways in which somebody confirms who it is."""
        ways = super().get_reauthentication_methods(user)
        return [{**way, "description": WAYS_TO_CONFIRM[way["id"]]} for way in ways]

    def clean_password(self, password: str, user: User | None = None) -> str:
        """Judge a new password as it is kept: an “ä” of two signs is one letter."""
        super().clean_password(normal_password(password), user)
        return password

    def reauthenticate(self, user: User, password: str) -> bool:
        """Ask for the password once more; the session outlives that it is kept anew meanwhile."""
        if not super().reauthenticate(user, password):
            return False
        present = get_user_model().objects.get(pk=user.pk)
        if present.password != user.password:
            update_session_auth_hash(self.request, present)
        return True

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Lead on, and know the browser at the next sign-in."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember_device(request, response, user)
        return response

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords by account, and apart for each browser that has opened it.

        allauth also counts by host, which the sender of a request may vary with its port.
        """
        email = credentials.get("email", "").lower()
        return f"{email}:{known_device(request, email)}"

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm an address, where the person of the request may do so."""
        from accounts.actions import ConfirmAddress

        try:
            return ConfirmAddress(request, email_address).execute()
        except NotAllowedError:
            return False

    def is_safe_url(self, url: str) -> bool:
        """Say whether to lead back to an address; what is none is never safe."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factor and passkeys in the words of the portal."""

    error_messages: ClassVar[Texts] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not correct. You may need a new one by now."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes are only available with an app or a passkey."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        """Draw the QR code on white, so that a camera reads it in the dark theme too."""
        return (
            super()
            .build_totp_svg(url)
            .replace("<path", '<rect width="100%" height="100%" fill="#fff"/><path', 1)
        )

    def generate_authenticator_name(self, user: User, kind: Authenticator.Type) -> str:
        """Return a first name for a new passkey; its owner may change it."""
        from allauth.mfa.models import Authenticator

        number = Authenticator.objects.filter(user_id=user.pk, type=kind).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)
