"""Addresses of accounts: sign-in, second factor, profile, one's own data."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import RedirectView

from accounts.views import personal_data, profile

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_profile"), name="account"),
    path("profile/", profile.profile, name="account_profile"),
    path("data/", personal_data.own_data, name="account_data"),
    path("data/export/", personal_data.export, name="account_data_export"),
    path("delete/", personal_data.close_account, name="account_delete"),
    path("", include("allauth.urls")),
]
