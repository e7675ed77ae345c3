"""What this room adds to the editors' interface."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from tabular.registry import importers
from tabular.views import ImportListView, ImportRunView, ImportView, export_table


class ImportMenuItem(MenuItem):
    """Leads to the imports, for people whom one is open to."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether there is one."""
        return bool(importers.open_to(request.user))


@hooks.register("register_admin_urls")
def register_imports() -> list[URLPattern]:
    """Add the pages of the imports."""
    return [
        path("imports/", ImportListView.as_view(), name="tabular_imports"),
        path("imports/runs/<uuid:run_id>/", ImportRunView.as_view(), name="tabular_run"),
        path("imports/<slug:name>/export.<str:ending>", export_table, name="tabular_export"),
        path("imports/<slug:name>/", ImportView.as_view(), name="tabular_import"),
    ]


@hooks.register("register_settings_menu_item")
def register_imports_menu_item() -> MenuItem:
    """Add the imports to the menu of settings."""
    return ImportMenuItem(
        _("Import tables"), reverse("tabular_imports"), name="imports", icon_name="upload"
    )
