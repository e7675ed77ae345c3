"""What this room adds to the editors' interface."""

from __future__ import annotations

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from taxonomy.models import AdministrativeUnit
from taxonomy.viewsets import RegisterPermissionPolicy, TaxonomyViewSetGroup

register_permission_policy(AdministrativeUnit, RegisterPermissionPolicy(AdministrativeUnit))
register_snippet(TaxonomyViewSetGroup)
