"""Addresses of accounts: sign-in, second factor, profile, one's own data."""

from __future__ import annotations

from allauth.mfa.totp.views import activate_totp
from allauth.mfa.webauthn.views import add_webauthn
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts.views import addresses, passwords, personal_data, profile, second_factor

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_profile"), name="account"),
    path("profile/", profile.profile, name="account_profile"),
    path("data/", personal_data.own_data, name="account_data"),
    path("data/export/", personal_data.export, name="account_data_export"),
    path("delete/", personal_data.close_account, name="account_delete"),
    re_path(
        r"^confirm-email/(?P<key>[-:\w]+)/$",
        addresses.ConfirmAddressView.as_view(),
        name="account_confirm_email",
    ),
    path(
        "password/reset/",
        passwords.ForgottenPasswordView.as_view(),
        name="account_reset_password",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        passwords.NewPasswordView.as_view(),
        name="account_reset_password_from_key",
    ),
    path("2fa/confirm/", second_factor.confirm_by_mail, name="mfa_confirm_by_mail"),
    path(
        "2fa/totp/activate/",
        second_factor.confirmed_by_mail(activate_totp),
        name="mfa_activate_totp",
    ),
    path(
        "2fa/webauthn/add/",
        second_factor.confirmed_by_mail(add_webauthn),
        name="mfa_add_webauthn",
    ),
    path("", include("allauth.urls")),
]
