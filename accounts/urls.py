"""Addresses of accounts: sign-in, second factor, profile."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.urls")),
]
