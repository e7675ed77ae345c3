"""What this room adds to the admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.views.reports import QueriesReportView, QueriesWithoutHitsView
from search.viewsets import SearchViewSetGroup


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
    """Add both reports, each with the part of it that is loaded while somebody filters."""
    return [
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
