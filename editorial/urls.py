"""Addresses that take the place of Wagtail's own in the admin."""

from __future__ import annotations

from django.urls import path
from wagtail.admin.auth import require_admin_access

from editorial.views.choosers import ChosenMultipleView, ExternalLinkView
from editorial.views.reports import PageTypesUsageReportView

urlpatterns = [
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
]
