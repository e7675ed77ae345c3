"""The process beside the web server: runs tasks, and does what has to be done by the clock."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from types import FrameType

import structlog
from django.apps import apps
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.utils.crypto import get_random_string
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from jobs.actions import RetryTasks
from jobs.actions.retry_tasks import TaskInterrupted, TaskRow
from jobs.advisory_locks import WorkerPresence
from jobs.maintenance import Maintenance
from jobs.outbox import deliver_due
from jobs.registry import MINUTE

BACKEND = "default"
TASKS_PER_ROUND = 20
MESSAGES_PER_ROUND = 500
SECONDS_BETWEEN_ROUNDS = 1.0
SECONDS_TO_FINISH = 6.0
LONGEST_WAIT = 30.0
SLICE = 0.25

logger = structlog.get_logger(__name__)


class Round(Worker):
    """A few tasks one after the other; what is about something that is gone has nothing to do."""

    def run_task(self, db_task_result: TaskRow) -> None:
        """Run a task, unless its object is gone: before it began, or while it ran."""
        if is_about_something_gone(db_task_result):
            db_task_result.set_successful(None)
            self._run_tasks += 1
            return
        super().run_task(db_task_result)
        if db_task_result.status == TaskResultStatus.FAILED and is_about_something_gone(
            db_task_result
        ):
            db_task_result.set_successful(None)


def is_about_something_gone(result: TaskRow) -> bool:
    """Say whether a task names an object, as (app, model, key), which is not there any more.

    So do all of Wagtail's: search index, references, focal points. Each of them fails on an object
    that was deleted after it was saved.
    """
    arguments = result.args_kwargs["args"]
    if len(arguments) != 3 or not all(isinstance(name, str) for name in arguments[:2]):
        return False
    try:
        model = apps.get_model(arguments[0], arguments[1])
    except LookupError:
        return False
    return not model._base_manager.filter(pk=arguments[2]).exists()


class PortalWorker:
    """Runs tasks round by round until somebody stops it.

    SIGTERM and SIGINT end it after the task that runs; a task that needs longer than
    `SECONDS_TO_FINISH`, or a second signal, interrupts the task and puts it back. A database
    that goes away is waited for. What a killed worker began is found by the lock it no longer
    holds and requeued within a minute. Several workers share the tasks, one does the maintenance.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing happens before `run`."""
        self.worker_id = get_random_string(32)
        self.presence = WorkerPresence(self.worker_id)
        self.maintenance = Maintenance()
        self.clock = clock
        self.stopping = False
        self.round: Round | None = None
        self.next_sweep = 0.0
        self.failures = 0

    def listen(self) -> None:
        """Take the signals that end a process."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGALRM, self._interrupt)

    def run(self, *, once: bool = False) -> None:
        """Run until a signal comes; with `once`, until nothing is left to do."""
        logger.info("worker_started", worker_id=self.worker_id)
        try:
            while not self.stopping:
                wait = self._turn()
                if once and wait == SECONDS_BETWEEN_ROUNDS:
                    break
                self._wait(wait)
        except TaskInterrupted:
            logger.warning("worker_interrupted", worker_id=self.worker_id)
        finally:
            self._leave()
        logger.info("worker_stopped", worker_id=self.worker_id)

    def _turn(self) -> float:
        """Do one round and return how long to wait for the next."""
        try:
            close_old_connections()
            self.presence.renew()
            self._sweep_and_maintain()
            busy = deliver_due(MESSAGES_PER_ROUND) >= MESSAGES_PER_ROUND
            self._run_tasks()
            ready = busy or DBTaskResult.objects.ready().filter(backend_name=BACKEND).exists()
        except (OperationalError, InterfaceError) as failure:
            return self._lose_database(failure)
        self.failures = 0
        return 0.0 if ready else SECONDS_BETWEEN_ROUNDS

    def _sweep_and_maintain(self) -> None:
        if self.clock() >= self.next_sweep:
            RetryTasks(self.worker_id).execute()
            self.next_sweep = self.clock() + MINUTE
        if self.presence.take_the_lead():
            self.maintenance.run_due(self.clock())

    def _run_tasks(self) -> None:
        """Run what is ready, but not for so long that the maintenance would wait."""
        if self.stopping:
            return
        self.round = Round(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name=BACKEND,
            startup_delay=False,
            max_tasks=TASKS_PER_ROUND,
            worker_id=self.worker_id,
            excluded_queue_names=[],
        )
        self.round.run()

    def _lose_database(self, failure: Exception) -> float:
        """Forget all connections; wait longer from failure to failure."""
        self.failures += 1
        wait = min(2.0 ** (self.failures - 1), LONGEST_WAIT)
        logger.warning("database_lost", failure=type(failure).__name__, wait=wait)
        self.presence.close()
        connections.close_all()
        self.next_sweep = 0.0
        return wait

    def _wait(self, seconds: float) -> None:
        end = self.clock() + seconds
        while not self.stopping and self.clock() < end:
            time.sleep(SLICE)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.stopping:
            raise TaskInterrupted
        self.stopping = True
        if self.round:
            self.round.running = False
        signal.setitimer(signal.ITIMER_REAL, SECONDS_TO_FINISH)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        raise TaskInterrupted

    def _leave(self) -> None:
        """Requeue what was interrupted; where that fails, the next worker does it."""
        signal.setitimer(signal.ITIMER_REAL, 0)
        try:
            connections.close_all()
            RetryTasks(self.worker_id).execute()
        except (OperationalError, InterfaceError):
            logger.warning("worker_left_without_database", worker_id=self.worker_id)
        self.presence.close()
