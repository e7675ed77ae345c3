"""Addresses of this room for programs."""

from __future__ import annotations

from django.urls import path

from search.views import api

urlpatterns = [
    path("search", api.find, name="api_search"),
    path("suggest", api.suggest, name="api_suggest"),
]
