"""Has the worker look through a file, and import it once somebody has seen what would change."""

from __future__ import annotations

import datetime
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connections
from django.utils import timezone

from jobs.models import OutboxMessage
from jobs.outbox import enqueue
from tabular.files import TableFile
from tabular.models import ImportRun
from tabular.problems import Problems, TableError
from tabular.registry import importers

TOPIC = "imports"
KEPT = datetime.timedelta(days=7)
SECONDS_BETWEEN = 1.0
MOST_SHOWN = 200
State = ImportRun.State


def begin(importer: str, file: TableFile, user: Any) -> ImportRun:
    """Keep a file and have it looked through."""
    run = ImportRun.objects.create(
        importer=importer, asked_by=user.pk, file_name=file.name[:255], file=file.data
    )
    enqueue(TOPIC, str(run.pk))
    return run


def confirm(run: ImportRun) -> None:
    """Have a file imported that was looked through; a second time changes nothing."""
    changed = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(
        state=State.IMPORTING, done=0, total=0
    )
    if changed:
        enqueue(TOPIC, str(run.pk))


def advance_messages(messages: Sequence[OutboxMessage]) -> None:
    """Do what the runs wait for."""
    for message in messages:
        run = ImportRun.objects.filter(pk=message.key).first()
        if run and run.is_working:
            advance(run)


def advance(run: ImportRun) -> None:
    """Look through the file, or import it; the report says what came of it."""
    importer = importers[run.importer]
    user = get_user_model().objects.filter(pk=run.asked_by, is_active=True).first()
    if user is None or not importer.is_open_to(user) or importer.steps is None:
        run.state = State.REFUSED
    else:
        file = TableFile(run.file_name, bytes(run.file))
        progress = Progress(run)
        try:
            if run.state == State.CHECKING:
                rows = [asdict(row) for row in importer.steps.preview(file, user, progress)]
                rows.sort(key=lambda row: row["state"] == "same")
                run.report = {"rows": rows[:MOST_SHOWN], "number": numbers_of(rows)}
                run.state = State.CHECKED
            else:
                run.report = {"said": importer.steps.perform(file, user, progress)}
                run.state = State.DONE
        except TableError as error:
            run.report = {"problems": told(error.problems)}
            run.state = State.REFUSED
    if not run.is_working and run.state != State.CHECKED:
        run.file = b""
    run.save(update_fields=["state", "report", "file"])


def numbers_of(rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Return how many rows there are of each state."""
    return {
        state: sum(row["state"] == state for row in rows) for state in ("new", "changed", "same")
    }


def told(problems: Problems) -> dict[str, Any]:
    """Return problems as JSON holds them."""
    listed = [
        {"row": each.row, "column": each.column, "letter": each.letter, "message": each.message}
        for each in problems.all()
    ]
    return {"summary": problems.summary(), "all": listed, "rest": problems.rest()}


class Progress:
    """Says once a second how far a run is, beside its transaction, so that people see it."""

    def __init__(self, run: ImportRun) -> None:
        self.run = run
        self.said_at = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        """Note how many of the rows are done."""
        if time.monotonic() - self.said_at < SECONDS_BETWEEN:
            return
        self.said_at = time.monotonic()
        beside = connections.create_connection("default")
        try:
            with beside.cursor() as cursor:
                cursor.execute(
                    "UPDATE tabular_importrun SET done = %s, total = %s WHERE id = %s",
                    [done, total, self.run.pk],
                )
        finally:
            beside.close()


def forget_old() -> None:
    """Remove runs after a week: a job by the clock."""
    ImportRun.objects.filter(created_at__lt=timezone.now() - KEPT).delete()
