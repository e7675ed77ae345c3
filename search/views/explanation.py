"""Why hits stand where they stand, for editors."""

from __future__ import annotations

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from search.explanations import explain
from search.models import SearchQuery
from taxonomy.languages import languages, main_code


class ExplanationView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows the parts of the scores of the first hits of a question."""

    permission_policy = policy_registry.get_by_type(SearchQuery)
    permission_required = "view"
    template_name = "search/admin/explanation.html"
    page_title = _("Why this order?")
    header_icon = "search"
    index_url = reverse_lazy("search_explanation")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Explain what the address asks."""
        query = self.request.GET.get("q", "")
        code = self.request.GET.get("locale", "")
        locale = code if code in languages() else main_code()
        return super().get_context_data(
            query=query,
            asked_in=locale,
            languages=[(each, row.name) for each, row in languages().items()],
            explanation=explain(query, locale) if query.strip() else None,
            **kwargs,
        )
