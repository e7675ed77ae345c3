"""What has to be done again and again, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import structlog
from django.core.management import call_command
from django.db import InterfaceError, OperationalError

from accounts.actions import ForgetUnconfirmedAccounts
from accounts.actions.send_mail import DeliverWaitingMail
from home.actions.prune_feedback import PruneFeedback
from jobs.registry import clock
from portal.actions import PruneCache, PrunePublicationMarks

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR
DAYS_A_RESULT_STAYS = 14
DAYS_A_FAILURE_STAYS = 30

logger = structlog.get_logger(__name__)


def publish_what_is_due() -> None:
    """Publish and take down the pages whose hour has come."""
    call_command("publish_scheduled")


def deliver_waiting_mail() -> None:
    """Send the mail that the mail server could not take before."""
    DeliverWaitingMail().execute()


def prune_publication_marks() -> None:
    """Delete the marks that no page cache asks for any more."""
    PrunePublicationMarks().execute()


def prune_cache() -> None:
    """Delete rate limits that have run out, and with them the network addresses in them."""
    PruneCache().execute()


def prune_task_results() -> None:
    """Delete what is left of tasks that have ended."""
    call_command(
        "prune_db_task_results",
        "--queue-name=*",
        f"--min-age-days={DAYS_A_RESULT_STAYS}",
        f"--failed-min-age-days={DAYS_A_FAILURE_STAYS}",
        verbosity=0,
    )


def clear_sessions() -> None:
    """Delete expired sessions."""
    call_command("clearsessions")


def forget_unconfirmed_accounts() -> None:
    """Delete accounts whose address nobody has confirmed."""
    ForgetUnconfirmedAccounts().execute()


def prune_feedback() -> None:
    """Delete messages whose time is over."""
    PruneFeedback().execute()


@dataclass
class Job:
    """One thing to do, every so many seconds, for the first time at once."""

    run: Callable[[], object]
    every: float
    due_at: float = 0.0


def all_jobs() -> list[Job]:
    """Return the jobs of a running portal."""
    return [
        Job(publish_what_is_due, MINUTE),
        Job(deliver_waiting_mail, MINUTE),
        Job(prune_publication_marks, DAY),
        Job(prune_cache, HOUR),
        Job(prune_task_results, DAY),
        Job(clear_sessions, DAY),
        Job(forget_unconfirmed_accounts, DAY),
        Job(prune_feedback, DAY),
        *(Job(job.run, job.every) for job in clock),
    ]


@dataclass
class Upkeep:
    """Runs the jobs that are due; one that fails is logged and does not hold up the others."""

    jobs: list[Job] = field(default_factory=all_jobs)

    def run_due(self, now: float) -> None:
        """Run what is due at a moment of the clock; a lost database is the caller's business."""
        for job in self.jobs:
            if now >= job.due_at:
                job.due_at = now + job.every
                self._run(job)

    def _run(self, job: Job) -> None:
        try:
            job.run()
        except (OperationalError, InterfaceError):
            job.due_at = 0.0
            raise
        except Exception:
            logger.exception("upkeep_failed", job=getattr(job.run, "__name__", ""))
