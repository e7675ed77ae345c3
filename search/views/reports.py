"""What readers ask, for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import policy_registry

from search.models import SearchQuery
from search.queries import frequent

Row = Mapping[str, Any]


def remedies(row: Row) -> SafeString:
    """Return the links to what helps a query to hits."""
    begun = "?" + urlencode({"query": row["text"], "language": row["locale"]})
    links = [
        (reverse("search_synonyms:add") + begun, _("Add synonyms")),
        (reverse("search_promotions:add") + begun, _("Recommend a page")),
    ]
    return format_html_join(" · ", '<a href="{}">{}</a>', links)


def in_a_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@" else text


class QueriesReportView(ReportView):
    """The most frequent queries; those that few have asked are not among them."""

    model = SearchQuery
    permission_policy = policy_registry.get_by_type(SearchQuery)
    permission_required = "view"
    slug = "search-queries"
    index_url_name = "search_queries"
    index_results_url_name = "search_queries_results"
    page_title = gettext_lazy("Frequent search queries")
    header_icon = "search"
    list_export = [
        "text",
        "locale",
        "times",
        "latest_hits",
        "milliseconds",
        "times_opened",
        "place",
    ]
    export_headings = {
        "text": gettext_lazy("Query"),
        "locale": gettext_lazy("Language"),
        "times": gettext_lazy("Times asked"),
        "latest_hits": gettext_lazy("Hits"),
        "milliseconds": gettext_lazy("Milliseconds"),
        "times_opened": gettext_lazy("Hits opened"),
        "place": gettext_lazy("Mean place of opened hits"),
    }
    custom_field_preprocess = {"text": {"csv": in_a_cell, "xlsx": in_a_cell}}
    columns = [
        Column("text", label=gettext_lazy("Query")),
        Column("locale", label=gettext_lazy("Language")),
        Column("times", label=gettext_lazy("Times asked")),
        Column("latest_hits", label=gettext_lazy("Hits")),
        Column("milliseconds", label=gettext_lazy("Milliseconds")),
        Column("times_opened", label=gettext_lazy("Hits opened")),
        Column("place", label=gettext_lazy("Mean place of opened hits")),
        Column("remedies", label=gettext_lazy("What helps"), accessor=remedies),
    ]

    def get_queryset(self) -> QuerySet[SearchQuery, dict[str, object]]:
        """Return a row for each query."""
        return frequent()

    def get_filename(self) -> str:
        return self.slug


class QueriesWithoutHitsView(QueriesReportView):
    """Those to which the last answer was empty."""

    slug = "search-queries-without-hits"
    index_url_name = "search_queries_without_hits"
    index_results_url_name = "search_queries_without_hits_results"
    page_title = gettext_lazy("Search queries without hits")
    header_icon = "warning"

    def get_queryset(self) -> QuerySet[SearchQuery, dict[str, object]]:
        """Return a row for each query."""
        return frequent(without_hits=True)
