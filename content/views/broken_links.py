"""The report of links that lead nowhere."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import page_permission_policy

from content.internal_links import broken_links


class BrokenLinksView(WagtailAdminTemplateMixin, TemplateView):
    """Lists the links of the pages that a person may edit which readers cannot follow."""

    template_name = "content/admin/broken_links.html"
    page_title = _("Broken links")
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": str(self.page_title)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        return {**super().get_context_data(**kwargs), "links": broken_links(pages)}
