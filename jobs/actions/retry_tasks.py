"""Puts back the tasks that a worker began and could not end (ADR 0009)."""

from __future__ import annotations

from typing import Any

import structlog
from django.db.models import QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from jobs.actions.base import Action, Asker
from jobs.advisory_locks import is_gone

MOST_ATTEMPTS = 5
TaskRow = DBTaskResult[..., Any]

logger = structlog.get_logger(__name__)


class TaskInterrupted(KeyboardInterrupt):
    """A worker had to end before its task did.

    As a KeyboardInterrupt it passes by what handles errors, and psycopg cancels its query.
    """


class TaskAbandonedError(RuntimeError):
    """Each worker that began this task was killed: it is not begun again."""


class RetryTasks(Action[int]):
    """Makes tasks ready again that were interrupted, or that run in a worker which is gone.

    Tasks are run at least once: a handler has to bear a second run. A task that has cost the
    lives of `MOST_ATTEMPTS` workers counts as failed, else it would stop all others for ever.
    """

    action_name = "jobs.retry_tasks"

    def __init__(self, own_worker_id: str = "", *, user: Asker = None) -> None:
        super().__init__(user=user)
        self.own_worker_id = own_worker_id

    def perform(self) -> int:
        """Requeue what was interrupted and return how many; call it between two tasks only."""
        number = self._make_ready(self._interrupted())
        for worker_id in self._workers_of_running_tasks():
            if worker_id == self.own_worker_id or is_gone(worker_id):
                number += self._make_ready(self._running_in(worker_id))
        self.changed = number > 0
        if number:
            logger.warning("tasks_retried", number=number)
        return number

    def _interrupted(self) -> list[TaskRow]:
        path = f"{TaskInterrupted.__module__}.{TaskInterrupted.__qualname__}"
        return list(_locked(DBTaskResult.objects.failed().filter(exception_class_path=path)))

    def _workers_of_running_tasks(self) -> set[str]:
        lists = DBTaskResult.objects.running().values_list("worker_ids", flat=True)
        return {worker_ids[-1] for worker_ids in lists if worker_ids}

    def _running_in(self, worker_id: str) -> list[TaskRow]:
        running = _locked(DBTaskResult.objects.running())
        return [result for result in running if result.worker_ids[-1:] == [worker_id]]

    def _make_ready(self, results: list[TaskRow]) -> int:
        for result in results:
            if len(result.worker_ids) >= MOST_ATTEMPTS:
                result.set_failed(TaskAbandonedError(f"begun {len(result.worker_ids)} times"))
                continue
            result.status = TaskResultStatus.READY
            result.started_at = result.finished_at = None
            result.exception_class_path = result.traceback = ""
            result.save()
        return len(results)


def _locked(results: QuerySet[TaskRow]) -> QuerySet[TaskRow]:
    return results.select_for_update(skip_locked=True)
