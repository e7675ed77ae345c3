"""What this room adds to the admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.views.explanation import ExplanationView
from search.views.reports import QueriesReportView, QueriesWithoutHitsView
from search.views.state import StateView
from search.viewsets import SearchViewSetGroup


class StateMenuItem(MenuItem):
    """A page for those who may have the index built anew."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("search.change_searchindex"))


class QueriesMenuItem(MenuItem):
    """A report that those see who may see queries."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("search.view_searchquery"))


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    return SearchViewSetGroup()


@hooks.register("register_permissions")
def offer_right() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchquery")


@hooks.register("register_admin_urls")
def report_addresses() -> list[URLPattern]:
    """Add the reports, the lists each with the part that is loaded while somebody filters."""
    return [
        path("reports/search-order/", ExplanationView.as_view(), name="search_explanation"),
        path("reports/search-index/", StateView.as_view(), name="search_state"),
    ] + [
        pattern
        for view in (QueriesReportView, QueriesWithoutHitsView)
        for pattern in (
            path(f"reports/{view.slug}/", view.as_view(), name=view.index_url_name),
            path(
                f"reports/{view.slug}/results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        )
    ]


@hooks.register("register_reports_menu_item")
def report_of_queries() -> MenuItem:
    return QueriesMenuItem(
        _("Frequent search queries"),
        reverse("search_queries"),
        name="search-queries",
        icon_name="search",
    )


@hooks.register("register_reports_menu_item")
def report_of_queries_without_hits() -> MenuItem:
    return QueriesMenuItem(
        _("Search queries without hits"),
        reverse("search_queries_without_hits"),
        name="search-queries-without-hits",
        icon_name="warning",
    )


@hooks.register("register_reports_menu_item")
def explanation_of_the_order() -> MenuItem:
    return QueriesMenuItem(
        _("Why this order?"),
        reverse("search_explanation"),
        name="search-order",
        icon_name="help",
    )


@hooks.register("register_reports_menu_item")
def state_of_the_index() -> MenuItem:
    return StateMenuItem(
        _("Search index"), reverse("search_state"), name="search-index", icon_name="resubmit"
    )
