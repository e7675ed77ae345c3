"""Addresses of accounts: sign-in, second factor, profile, one's own data."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from accounts.views import addresses, personal_data, profile

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
    path("", include("allauth.urls")),
]
