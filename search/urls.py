"""Addresses of this room in each language."""

from __future__ import annotations

from django.urls import path

from search.views import feed, opened, results

urlpatterns = [
    path("", results.show_results, name="search"),
    path("opened/", opened.note_opened, name="search_opened"),
    path("feed/", feed.show_feed, name="search_feed"),
]
