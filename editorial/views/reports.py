"""Reports of Wagtail and wagtail-localize, without the titles of other teams' drafts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.admin.filters import FilteredModelChoiceField, FilteredModelChoiceFilter
from wagtail.admin.views.reports import page_types_usage, workflows
from wagtail.models import Page, Task
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation
from wagtail_localize.views import report

from editorial.known_pages import known_pages


class TranslationsReportView(report.TranslationsReportView):
    """How far translations are: those of the person's own areas.

    wagtail-localize 1.14 asks for no right and lists all; no upstream issue known.
    """

    def get_queryset(self) -> QuerySet[Translation]:
        """Return the translations of pages that the person may explore."""
        translations: QuerySet[Translation] = super().get_queryset()
        if not self.request.user.is_superuser:
            own = page_permission_policy.explorable_instances(self.request.user)
            keys = own.values("translation_key")
            translations = translations.filter(source__object_id__in=keys)
        return translations.select_related(
            "source__specific_content_type", "source__locale", "target_locale"
        ).order_by("source__object_repr", "target_locale", "pk")

    def decorate_paginated_queryset(self, object_list: Iterable[Translation]) -> list[Translation]:
        """Give each translation the two versions that its row names."""
        translations = list(object_list)
        keys = {translation.source.object_id for translation in translations}
        pages = Page.objects.filter(translation_key__in=keys).specific(defer=True)
        versions = {(page.translation_key, page.locale_id): page for page in pages}
        for translation in translations:
            key = translation.source.object_id
            translation.original = versions.get((key, translation.source.locale_id))
            translation.target = versions.get((key, translation.target_locale_id))
        return translations


class PageTypesUsageReportView(page_types_usage.PageTypesUsageReportView):
    """How many pages there are of each type; the last one edited only where it may be known.

    Wagtail names it to everybody (wagtail #9714).
    """

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


class TaskField(FilteredModelChoiceField):
    """A choice of tasks that knows from memory to which workflows each belongs."""

    def get_filter_value(self, task: Task) -> list[int]:
        """Return the keys of the workflows; Wagtail 8 asks for those of each task."""
        return [link.workflow_id for link in task.workflow_tasks.all()]


class TaskFilter(FilteredModelChoiceFilter):
    field_class = TaskField


class WorkflowTasksFilterSet(workflows.WorkflowTasksReportFilterSet):
    task = TaskFilter(
        queryset=Task.objects.prefetch_related("workflow_tasks"),
        filter_field="id_workflow",
        filter_accessor="workflows",
    )

    class Meta(workflows.WorkflowTasksReportFilterSet.Meta):
        pass


class WorkflowTasksView(workflows.WorkflowTasksView):
    """How far the steps of workflows are."""

    filterset_class = WorkflowTasksFilterSet
