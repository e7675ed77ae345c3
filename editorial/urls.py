"""Addresses that take the place of Wagtail's own in the admin."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.auth import require_admin_access

from editorial.views.choosers import BrowseView, ChosenMultipleView, ExternalLinkView, SearchView
from editorial.views.reports import PageTypesUsageReportView, WorkflowTasksView

urlpatterns = [
    path("choose-page/", require_admin_access(BrowseView.as_view())),
    path("choose-page/<int:parent_page_id>/", require_admin_access(BrowseView.as_view())),
    path("choose-page/search/", require_admin_access(SearchView.as_view())),
    path("choose-external-link/", require_admin_access(ExternalLinkView.as_view())),
    path("choose-page/chosen-multiple/", require_admin_access(ChosenMultipleView.as_view())),
    path(
        "reports/page-types-usage/",
        require_admin_access(PageTypesUsageReportView.as_view()),
    ),
    path(
        "reports/page-types-usage/results/",
        require_admin_access(PageTypesUsageReportView.as_view(results_only=True)),
    ),
    path("reports/workflow_tasks/", require_admin_access(WorkflowTasksView.as_view())),
    path(
        "reports/workflow_tasks/results/",
        require_admin_access(WorkflowTasksView.as_view(results_only=True)),
    ),
]
