"""What the worker does by the clock."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max
from wagtail.models import Page

from accounts.models import Session
from content.models import PublicationMark
from home.models import HomePage
from jobs.actions import RetryTasks
from jobs.actions.retry_tasks import MOST_ATTEMPTS, TaskRow
from jobs.advisory_locks import WorkerPresence
from jobs.maintenance import Maintenance
from jobs.registry import DAY, HOUR, MINUTE, Clock, clock
from portal.actions import PrunePublicationMarks

pytestmark = pytest.mark.django_db

DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def page() -> HomePage:
    root = Page.objects.get(depth=1)
    page = HomePage(title="Start", slug="start-of-the-test", question="?", live=False)
    root.add_child(instance=page)
    return page


@pytest.fixture
def living() -> Iterator[WorkerPresence]:
    """A worker that holds its lock."""
    presence = WorkerPresence("living-worker")
    presence.renew()
    yield presence
    presence.close()


def result(status: str, worker_ids: list[str], days: int = 0) -> TaskRow:
    """Make the row of a task."""
    return DBTaskResult.objects.create(
        id=uuid.uuid4(),
        status=status,
        worker_ids=worker_ids,
        args_kwargs={"args": [7], "kwargs": {}},
        task_path="tests.operation.tasks.wait_for_lock",
        backend_name="default",
        run_after=get_date_max(),
        finished_at=timezone.now() - datetime.timedelta(days=days) if days else None,
        exception_class_path="",
        traceback="",
    )


def run_all_jobs() -> None:
    with override_settings(TASKS=DATABASE_TASKS):
        Maintenance().run_due(0.0)


def test_a_page_goes_public_when_its_hour_has_come(page: HomePage) -> None:
    page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    run_all_jobs()
    page.refresh_from_db()
    assert not page.live
    before = PublicationMark.generation()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        run_all_jobs()
    page.refresh_from_db()
    assert page.live
    assert PublicationMark.generation() != before


def test_a_page_is_taken_down_when_its_time_is_over(page: HomePage) -> None:
    page.expire_at = timezone.now() + datetime.timedelta(hours=1)
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2)):
        run_all_jobs()
    page.refresh_from_db()
    assert not page.live


def test_a_job_runs_at_once_and_then_when_it_is_due() -> None:
    calls: list[str] = []
    jobs = Clock()
    jobs.register("note", lambda: calls.append("minute"), every=MINUTE)
    maintenance = Maintenance(jobs)
    for now in (0.0, MINUTE - 1, MINUTE, MINUTE + 1):
        maintenance.run_due(now)
    assert len(calls) == 2


def test_a_job_that_fails_holds_up_no_other() -> None:
    calls: list[str] = []

    def fail() -> None:
        raise ValueError

    jobs = Clock()
    jobs.register("fail", fail, every=DAY)
    jobs.register("next", lambda: calls.append("next"), every=DAY)
    Maintenance(jobs).run_due(0.0)
    assert calls == ["next"]


def test_only_one_worker_does_the_maintenance(living: WorkerPresence) -> None:
    other = WorkerPresence("other-worker")
    other.renew()
    assert living.take_the_lead()
    assert not other.take_the_lead()
    living.close()
    # The server notices the end of a connection a moment later.
    assert any(other.take_the_lead() for _attempt in range(10_000))
    other.close()


def test_the_task_of_a_worker_that_is_gone_is_ready_again() -> None:
    left = result("RUNNING", ["worker-that-is-gone"])
    assert RetryTasks().execute() == 1
    left.refresh_from_db()
    assert left.status == "READY"


def test_the_task_of_a_living_worker_stays_with_it(living: WorkerPresence) -> None:
    running = result("RUNNING", [living.worker_id])
    assert RetryTasks().execute() == 0
    running.refresh_from_db()
    assert running.status == "RUNNING"


def test_a_task_that_has_cost_many_workers_their_lives_is_not_begun_again() -> None:
    deadly = result("RUNNING", [f"worker-{number}" for number in range(MOST_ATTEMPTS)])
    RetryTasks().execute()
    deadly.refresh_from_db()
    assert deadly.status == "FAILED"
    assert "TaskAbandonedError" in deadly.exception_class_path


def test_results_of_old_tasks_go_and_new_ones_stay() -> None:
    result("SUCCESSFUL", ["w"], days=20)
    new = result("SUCCESSFUL", ["w"], days=1)
    failed = result("FAILED", ["w"], days=20)
    run_all_jobs()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == {new.pk, failed.pk}


def test_expired_sessions_go() -> None:
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Session.objects.create(session_key="old", session_data="", expire_date=yesterday)
    run_all_jobs()
    assert not Session.objects.exists()


def test_pruning_marks_gives_the_public_state_a_name_that_it_never_had() -> None:
    names = set()
    with time_machine.travel(timezone.now() - datetime.timedelta(days=3)):
        for _number in range(3):
            PublicationMark.objects.create()
            names.add(PublicationMark.generation())
    assert PrunePublicationMarks().execute() == 3
    assert PublicationMark.generation() not in names
    assert PublicationMark.objects.count() == 1


def test_pruning_changes_nothing_when_no_mark_is_old() -> None:
    PublicationMark.objects.create()
    before = PublicationMark.generation()
    PrunePublicationMarks().execute()
    assert PublicationMark.generation() == before


def test_jobs_are_done_each_second_minute_hour_and_day() -> None:
    assert sorted({job.every for job in clock}) == [1, MINUTE, HOUR, DAY]
