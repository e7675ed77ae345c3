"""What the rows of the admin's lists ask for, fetched for all rows of a list at once.

Wagtail 8 prepares its lists of pages (wagtail #7318, #12226) but not its reports, choosers and
panels, and wagtail-localize 1.14 prepares nothing: they ask again for each row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import partial
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.models import (
    Page,
    Revision,
    Site,
    Task,
    TaskState,
    WorkflowState,
    WorkflowTask,
    get_default_page_content_type,
)

from editorial.acting import ADMIN
from editorial.translation_buttons import remember_translations

# Under these names Wagtail's views hand their rows to a template.
NAMES_OF_ROWS = ("object_list", "pages")
RELATIONS = ("locale", "locked_by", "owner")


class RowsMiddleware:
    """Prepares the rows of each list of the admin between its view and its template."""

    def __init__(self, get_response: Callable[[HttpRequest], TemplateResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> TemplateResponse:
        return self.get_response(request)

    def process_template_response(
        self, request: HttpRequest, response: TemplateResponse
    ) -> TemplateResponse:
        """Prepare the rows that are about to be shown."""
        if request.path_info.startswith(ADMIN):
            context = response.context_data or {}
            for name in NAMES_OF_ROWS:
                if name in context:
                    prepare_rows(context[name])
        return response


def prepare_rows(rows: Iterable[Any]) -> None:
    """Fetch what rows that are pages or workflows show, with as many statements for any number."""
    rows = list(rows)
    pages = [row for row in rows if isinstance(row, Page) and not hasattr(row, "translatability")]
    if pages:
        prepare_pages(pages)
        remember_translations(pages)
    states = [row for row in rows if isinstance(row, WorkflowState)]
    if states:
        prepare_workflows(states)


def prepare_pages(pages: Sequence[Page]) -> None:
    """Give pages what their status, their rights and their labels are made of.

    The names are those that Wagtail's own annotations of a queryset leave on its pages.
    """
    prefetch_related_objects(pages, *RELATIONS)
    unknown = [page for page in pages if not hasattr(page, "_current_workflow_states")]
    for page, states in zip(unknown, workflow_states_of(unknown), strict=True):
        page._current_workflow_states = states
    prepare_tasks([state for page in pages for state in page._current_workflow_states])
    unknown = [page for page in pages if not hasattr(page, "_approved_schedule")]
    scheduled = scheduled_keys(unknown)
    for page in unknown:
        page._approved_schedule = str(page.pk) in scheduled
    unknown = [page for page in pages if not hasattr(page, "_is_site_root")]
    roots = root_keys(unknown)
    for page in unknown:
        page._is_site_root = page.translation_key in roots


def workflow_states_of(pages: Sequence[Page]) -> list[list[WorkflowState]]:
    """Return the workflows under way of each page."""
    by_page: dict[str, list[WorkflowState]] = defaultdict(list)
    if pages:
        states = WorkflowState.objects.active().filter(
            base_content_type=get_default_page_content_type(),
            object_id__in=[str(page.pk) for page in pages],
        )
        for state in states.select_related("current_task_state__task"):
            by_page[state.object_id].append(state)
    return [by_page[str(page.pk)] for page in pages]


def prepare_tasks(states: Sequence[WorkflowState]) -> None:
    """Let the tasks at which workflows stand know what they are."""
    tasks = [state.current_task_state.task for state in states if state.current_task_state]
    known = Task.objects.filter(pk__in={task.pk for task in tasks}).specific() if tasks else ()
    specific = {task.pk: task for task in known}
    for task in tasks:
        task.specific = specific[task.pk]


def scheduled_keys(pages: Sequence[Page]) -> set[str]:
    """Return the keys of the pages that are to go live by themselves."""
    if not pages:
        return set()
    revisions = Revision.page_revisions.filter(
        object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False
    )
    return set(revisions.values_list("object_id", flat=True))


def root_keys(pages: Sequence[Page]) -> set[Any]:
    """Return the translation keys of start pages."""
    if not pages:
        return set()
    return set(Site.objects.values_list("root_page__translation_key", flat=True))


def prepare_workflows(states: Sequence[WorkflowState]) -> None:
    """Let workflows under way answer from memory which tasks they have, and how far each is."""
    tasks: dict[int, list[Any]] = defaultdict(list)
    links = WorkflowTask.objects.filter(workflow_id__in={state.workflow_id for state in states})
    for link in links.select_related("task").order_by("sort_order"):
        tasks[link.workflow_id].append(link.task)
    latest = {}
    for step in TaskState.objects.filter(workflow_state__in=states).order_by("started_at", "pk"):
        latest[step.workflow_state_id, step.task_id] = step.status
    words = dict(TaskState.STATUS_CHOICES)
    for state in states:
        shown = [copy(task) for task in tasks[state.workflow_id]]
        for task in shown:
            task.status = latest.get((state.pk, task.pk))
            task.status_display = words.get(task.status, _("Not started"))
        state.all_tasks_with_status = partial(list, shown)
