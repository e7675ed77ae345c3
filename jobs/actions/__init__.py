"""State changes of what waits: messages, and tasks of workers that are gone."""

from __future__ import annotations

from jobs.actions.expire_mail import ExpireMail
from jobs.actions.prune_messages import PruneMessages
from jobs.actions.prune_task_results import PruneTaskResults
from jobs.actions.retry_messages import RetryMessages
from jobs.actions.retry_tasks import RetryTasks

__all__ = ["ExpireMail", "PruneMessages", "PruneTaskResults", "RetryMessages", "RetryTasks"]
