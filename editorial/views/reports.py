"""Reports of Wagtail and wagtail-localize, without the titles of other teams' drafts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views.reports import page_types_usage
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation
from wagtail_localize.views import report

from editorial.known_pages import known_pages


class TranslationsReportView(report.TranslationsReportView):
    """How far translations are: those of the person's own areas.

    wagtail-localize 1.14 asks for no right and lists all.
    """

    def get_queryset(self) -> QuerySet[Translation]:
        """Return the translations of pages that the person may explore."""
        translations: QuerySet[Translation] = super().get_queryset()
        if not self.request.user.is_superuser:
            own = page_permission_policy.explorable_instances(self.request.user)
            keys = own.values("translation_key")
            translations = translations.filter(source__object_id__in=keys)
        return translations.order_by("source__object_repr", "target_locale", "pk")


class PageTypesUsageReportView(page_types_usage.PageTypesUsageReportView):
    """How many pages there are of each type; the last one edited only where it may be known."""

    def decorate_paginated_queryset(self, page_types: Any) -> Any:
        """Leave out pages that the person may not know of."""
        shown = super().decorate_paginated_queryset(page_types)
        numbers = [entry.last_edited_page.pk for entry in shown if entry.last_edited_page]
        pages = known_pages(self.request.user, Page.objects.filter(pk__in=numbers))
        known = set(pages.values_list("pk", flat=True))
        for entry in shown:
            if entry.last_edited_page and entry.last_edited_page.pk not in known:
                entry.last_edited_page = None
        return shown
