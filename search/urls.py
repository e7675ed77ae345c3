"""Addresses of this room in each language."""

from __future__ import annotations

from django.urls import path

from search.views import feed, results

urlpatterns = [
    path("", results.show_results, name="search"),
    path("feed/", feed.show_feed, name="search_feed"),
]
