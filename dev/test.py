"""`make test`: everything the tests need, a PostgreSQL of their own, then pytest."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import ExitStack

from dev import assets, preparation, processes, system_packages
from dev.console import command, step
from dev.places import PREPARING, PYTHON
from dev.postgres import given_address, start_test_cluster

SETTINGS = "portal.settings.test"
# Whoever is done first takes over what others have left: some tests last a hundred times longer.
PYTEST = ("pytest", "-n", "auto", "--dist=worksteal", "--durations=20", "--durations-min=0.5")
OLD_DATABASES = """
    SELECT datname FROM pg_database WHERE datname LIKE 'portal\\_t%' AND oid IS DISTINCT FROM
    (SELECT max(oid) FROM pg_database WHERE datname LIKE 'portal\\_template\\_%')
"""


def main() -> int:
    """Prepare and run; a second run beside this one, or beside `make run`, is no matter."""
    processes.listen()
    with step("Look for Chromium, Java and gettext"):
        os.environ |= system_packages.need_test_programs()
    with step("Build the front end"), processes.hold_lock(PREPARING):
        assets.build()
    with ExitStack() as stack:
        with step("Start PostgreSQL for the tests"):
            address = given_address() or test_database(stack)
        variables = preparation.variables(address, SETTINGS)
        with step("Compile the messages"):
            preparation.build_messages(variables)
        print()
        words = [*PYTEST, *sys.argv[1:]]
        if sys.argv[1:2] == ["--bench"]:
            words = ["benchmarks", *sys.argv[2:]]
        child = processes.start([PYTHON, "-m", *words], variables, end_by=signal.SIGINT)
        stack.callback(processes.finish, child)
        return child.wait()


def test_database(stack: ExitStack) -> str:
    """Return the address of an embedded server for tests.

    What killed runs left in it, and the templates of earlier migrations, is dropped: it is ours.
    """
    cluster = start_test_cluster(stack)
    for (name,) in cluster.query(OLD_DATABASES):
        cluster.query(f'DROP DATABASE "{name}"')
    return cluster.address()


if __name__ == "__main__":
    command(main)
