"""Locks that PostgreSQL keeps for a connection and frees when that connection ends, even by -9."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

# The first of the two numbers of a lock: what it is about.
WORKERS = 16_001
MAINTENANCE = 16_002
PREPARATION = 16_003
SEARCH_INDEX = 16_004
PASSAGES = 16_005


class WorkerPresence:
    """Shows all others that a worker lives, and which of the workers does the maintenance.

    The locks hang on a connection that does nothing else, so they are free as soon as the worker
    is gone, by whatever means. A lost connection is renewed; until then others may take the
    worker for dead, which costs no more than a task that runs twice.
    """

    def __init__(self, worker_id: str) -> None:
        """Nothing is held before `renew`."""
        self.worker_id = worker_id
        self.connection: BaseDatabaseWrapper = connections["default"].copy()
        self.leads = False

    def renew(self) -> None:
        """Hold the worker's lock; raises OperationalError while the database does not answer."""
        if self.connection.connection is not None and self.connection.is_usable():
            return
        self.close()
        with self.connection.cursor() as cursor:
            take(cursor, WORKERS, self.worker_id)

    def take_the_lead(self) -> bool:
        """Say whether this worker does the maintenance: the first one does, until it ends."""
        if not self.leads:
            with self.connection.cursor() as cursor:
                self.leads = take(cursor, MAINTENANCE, "")
        return self.leads

    def close(self) -> None:
        """Free the locks."""
        self.leads = False
        self.connection.close()


def take(cursor: CursorWrapper, subject: int, name: str) -> bool:
    """Take a lock for the life of the cursor's connection; False while another one holds it."""
    cursor.execute("SELECT pg_try_advisory_lock(%s, hashtext(%s))", [subject, name])
    return bool(cursor.fetchone()[0])


def is_gone(worker_id: str) -> bool:
    """Say whether no living worker has this id; holds until the end of the transaction."""
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, hashtext(%s))", [WORKERS, worker_id])
        return bool(cursor.fetchone()[0])


@contextmanager
def alone(subject: int) -> Iterator[None]:
    """Wait until no other process is at the same work, then hold the others up."""
    connection = connections["default"].copy()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, 0)", [subject])
        yield
    finally:
        connection.close()
