"""Panels of the admin's start page that ask as often for many pages as for few.

Wagtail 8 asks in them for the status of each page (wagtail #7318 mended its lists).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template import Context
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home
from wagtail.models import GroupApprovalTask, Page, Revision, TaskState

from editorial.rows import prepare_pages, prepare_workflows


class LockedPagesPanel(home.LockedPagesPanel):
    """The pages that the person has locked."""

    def get_context_data(self, parent_context: Context) -> dict[str, Any]:
        """Return the pages with what their status is made of."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        pages = list(context["locked_pages"])
        prepare_pages(pages)
        return {**context, "locked_pages": pages}


class AwaitingReviewPanel(home.WorkflowObjectsToModeratePanel):
    """The pages that wait for a review by the person."""

    def get_context_data(self, parent_context: Context) -> dict[str, Any]:
        """Return the same as Wagtail's panel; only pages have workflows here."""
        request = parent_context["request"]
        steps = [step for step in steps_to_review(request) if step.revision.content_object]
        prepare_workflows([step.workflow_state for step in steps])
        prepare_pages([step.revision.content_object for step in steps])
        actions: dict[int, list[Any]] = {}
        for step in steps:
            if step.task_id not in actions:
                # The same for each page, as a group approves it.
                page = step.revision.content_object
                actions[step.task_id] = step.task.specific.get_actions(page, request.user)
        return {
            "request": request,
            "csrf_token": parent_context["csrf_token"],
            "states": [row_of(step, actions[step.task_id]) for step in steps],
        }


def steps_to_review(request: HttpRequest) -> list[TaskState]:
    """Return the steps of workflows that wait for the person: all are approvals by a group.

    Wagtail asks of each task, of which every team has one, whether the person may review it.
    """
    tasks = GroupApprovalTask.objects.filter(active=True)
    if not request.user.is_superuser:
        tasks = tasks.filter(groups__in=request.user.groups.all())
    steps = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, task__in=tasks.values("task_ptr")
    )
    return list(
        steps.select_related("revision__user", "workflow_state__workflow")
        .prefetch_related("revision__content_object__latest_revision", "task")
        .order_by("-started_at")
        .annotate(previous_revision_id=Revision.objects.previous_revision_id_subquery())
    )


def row_of(step: TaskState, actions: list[Any]) -> dict[str, Any]:
    """Return what Wagtail's template asks of one page."""
    page: Page = step.revision.content_object
    preview = "wagtailadmin_pages:workflow_preview" if page.is_previewable() else None
    return {
        "obj": page,
        "revision": step.revision,
        "previous_revision_id": step.previous_revision_id,
        "live_revision_id": page.live_revision_id,
        "task_state": step,
        "actions": actions,
        "workflow_tasks": step.workflow_state.all_tasks_with_status(),
        "workflow_action_url_name": "wagtailadmin_pages:workflow_action",
        "workflow_preview_url_name": preview,
        "revisions_compare_url_name": "wagtailadmin_pages:revisions_compare",
    }


def take_the_place_of_wagtails(panels: list[Component]) -> None:
    """Put these panels where Wagtail's are."""
    ours = {
        home.LockedPagesPanel: LockedPagesPanel,
        home.WorkflowObjectsToModeratePanel: AwaitingReviewPanel,
    }
    panels[:] = [ours[type(panel)]() if type(panel) in ours else panel for panel in panels]
