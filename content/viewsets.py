"""The register of sources in the editors' interface."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import BlanketPermissionPolicy
from wagtail.permissions import register_permission_policy

from content.models import Source
from content.views.sources import ChangeSourceView, SourceListView, SourceView


class RegisterPolicy(BlanketPermissionPolicy):
    """Whoever is in the admin reads the register and may ask for a change; nobody adds or deletes.

    The action of a change asks for the right to publish all that it changes. Sources come and go
    with the statements that name them.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "change") and bool(user.has_perm("wagtailadmin.access_admin"))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action)


register_permission_policy(Source, RegisterPolicy(Source))


class SourceViewSet(ModelViewSet):
    """Sources, the statements on each, and a change of one wherever it is named."""

    model = Source
    url_namespace = "sources"
    url_prefix = "sources"
    icon = "link"
    menu_label = _("Sources")
    menu_order = 410
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SourceListView
    edit_view_class = ChangeSourceView
    inspect_view_class = SourceView
    search_backend_name = None
    search_fields = ["address"]
    ordering = ["-used_at", "pk"]
    panels = [
        FieldPanel("address"),
        FieldPanel("titles"),
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("read_on")]),
        FieldPanel("site"),
        FieldPanel("note"),
    ]
