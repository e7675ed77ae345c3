"""Does by the clock what the rooms have entered for it."""

from __future__ import annotations

import structlog
from django.db import InterfaceError, OperationalError

from jobs.registry import Clock, ClockJob, clock

logger = structlog.get_logger(__name__)


class Maintenance:
    """Runs the clock jobs that are due; one that fails is logged and holds up no other."""

    def __init__(self, jobs: Clock = clock) -> None:
        """All jobs are due at first."""
        self.jobs = jobs
        self.due_at: dict[str, float] = {}

    def run_due(self, now: float) -> None:
        """Run what is due at a moment of the clock; a lost database is the caller's business."""
        for job in self.jobs:
            if now >= self.due_at.get(job.name, now):
                self.due_at[job.name] = now + job.every
                self._run(job)

    def _run(self, job: ClockJob) -> None:
        try:
            job.run()
        except (OperationalError, InterfaceError):
            del self.due_at[job.name]
            raise
        except Exception:
            logger.exception("maintenance_failed", job=job.name)
