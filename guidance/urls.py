"""Addresses of this room that are not pages."""

from __future__ import annotations

from django.urls import path

from guidance.views import glossary, offers

urlpatterns = [
    path("offers/", offers.list_offers, name="offers"),
    path("offers/<slug:slug>/", offers.show_offer, name="offer"),
    path("glossary/", glossary.show_glossary, name="glossary"),
]
