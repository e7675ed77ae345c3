"""A database of its own for one test, for what only shows in committed transactions."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from pytest_django import DjangoDbBlocker

from tests.databases import Server, clone, drop, portal_template, use_database
from tests.factories.portal import Portal, read_portal


@contextmanager
def committed_portal(server: Server, blocker: DjangoDbBlocker) -> Iterator[Portal]:
    """Give the small portal in a fresh clone, which is dropped afterwards."""
    name = f"portal_test_committed_{os.getpid()}"
    drop(server, name)
    clone(server, portal_template(server), name)
    former = use_database(name)
    try:
        with blocker.unblock():
            yield read_portal()
            connection.close()
    finally:
        use_database(former)
        drop(server, name)


def at_once(*jobs: Callable[[], object]) -> None:
    """Run jobs at the same time, each with a connection of its own, and raise what failed."""
    barrier = threading.Barrier(len(jobs))
    failures: list[BaseException] = []

    def run(job: Callable[[], object]) -> None:
        try:
            barrier.wait()
            job()
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
