"""How the indexes stand, and the button that has them built anew."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permissions import policy_registry

from search.actions import RebuildIndexes
from search.engines.elasticsearch.client import FAILURES, client, is_configured, within
from search.index.state import state_of
from search.index.writing import active_index
from search.models import SearchIndex
from taxonomy.languages import languages

SECONDS = 1.0


class StateView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Shows size, age and backlog of each index; a POST has all of them built anew."""

    permission_policy = policy_registry.get_by_type(SearchIndex)
    permission_required = "change"
    template_name = "search/admin/state.html"
    page_title = gettext_lazy("Search index")
    header_icon = "resubmit"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        states = [(row.name, state_of(active_index(code))) for code, row in languages().items()]
        return super().get_context_data(
            states=states,
            building=any(state.is_wanted for _name, state in states),
            server=server_state(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Have the indexes built anew; a second press while they wait changes nothing."""
        if RebuildIndexes(user=request.user).execute():
            text = _("The worker builds the indexes anew. Until then readers find what was there.")
        else:
            text = _("The indexes are being built already.")
        messages.success(request, text)
        return redirect("search_state")


def server_state() -> str:
    """Return “none”, “up” or “away”: whether there is a search server, and whether it answers."""
    if not is_configured():
        return "none"
    try:
        within(SECONDS, lambda: client(SECONDS).info())
    except (*FAILURES, ConnectionError):
        return "away"
    return "up"
