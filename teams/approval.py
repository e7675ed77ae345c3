"""How a page gets from those who write to those who publish: a workflow per team."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from teams.models import Team


@transaction.atomic
def route_to_publishers(team: Team, areas: Iterable[Page]) -> Workflow:
    """Let pages of the areas be submitted to the publishers of the team. Idempotent.

    Without a workflow of its own a page would be submitted to Wagtail's group of moderators, which
    has no members, and the publishers of the team could not edit it until somebody cancels.
    """
    name = f"Freigabe durch {team.main_name}"
    workflow = Workflow.objects.filter(name=name).first() or _new_workflow(team, name)
    for page in areas:
        WorkflowPage.objects.get_or_create(page=page, defaults={"workflow": workflow})
    return workflow


def _new_workflow(team: Team, name: str) -> Workflow:
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.add(team.publishers)
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow
