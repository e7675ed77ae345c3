"""What this room adds to the editors' interface."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from taxonomy.models import AdministrativeUnit
from taxonomy.views.suggestions import suggest_units
from taxonomy.viewsets import RegisterPermissionPolicy, TaxonomyViewSetGroup


@hooks.register("register_admin_urls")
def suggestion_address() -> list[URLPattern]:
    """Add what fields for municipalities ask while somebody types."""
    return [path("units/suggestions/", suggest_units, name="unit_suggestions")]


register_permission_policy(AdministrativeUnit, RegisterPermissionPolicy(AdministrativeUnit))
register_snippet(TaxonomyViewSetGroup)
