"""The Django app of this room."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The public projection of everything that readers can list."""

    name = "catalogue"
