"""Deletes what is left of tasks that have ended."""

from __future__ import annotations

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from jobs.actions.base import Action

DAYS_A_RESULT_STAYS = 14
DAYS_A_FAILURE_STAYS = 30


class PruneTaskResults(Action[None]):
    """Deletes results after two weeks, failures after a month."""

    action_name = "jobs.prune_task_results"

    def perform(self) -> None:
        """Delete those of all queues."""
        before = DBTaskResult.objects.count()
        call_command(
            "prune_db_task_results",
            "--queue-name=*",
            f"--min-age-days={DAYS_A_RESULT_STAYS}",
            f"--failed-min-age-days={DAYS_A_FAILURE_STAYS}",
            verbosity=0,
        )
        self.changed = DBTaskResult.objects.count() != before
