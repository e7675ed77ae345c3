"""`make test`: everything the tests need, a PostgreSQL of their own, then pytest."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack

from dev import assets, preparation, processes, system_packages
from dev.console import Steps, command, say
from dev.environment import ADVICE
from dev.places import LOGS, PREPARING, PYTHON
from dev.postgres import given_address, test_cluster

SETTINGS = "portal.settings.test"
OLD_DATABASES = """
    SELECT datname FROM pg_database WHERE datname LIKE 'portal\\_t%' AND oid IS DISTINCT FROM
    (SELECT max(oid) FROM pg_database WHERE datname LIKE 'portal\\_template\\_%')
"""


def main() -> int:
    """Prepare and run; a second run beside this one, or beside `make run`, is no matter."""
    processes.listen()
    LOGS.mkdir(parents=True, exist_ok=True)
    steps = Steps(4)
    with steps.step("Look for Chromium, Java and gettext", ADVICE):
        os.environ |= system_packages.need_test_programs()
    with steps.step("Build the front end", ADVICE), processes.turn(PREPARING):
        assets.build()
    with ExitStack() as stack:
        with steps.step("Start PostgreSQL for the tests", "the server's log above says why"):
            address = test_database(stack)
        variables = preparation.variables(address, SETTINGS)
        with steps.step("Compile the messages", preparation.REPORT_ADVICE):
            preparation.build_messages(variables)
        say()
        pytest = ["pytest", "-n", "auto", "--durations=20", "--durations-min=0.5", *sys.argv[1:]]
        words = [str(PYTHON), "-m", *(["benchmarks"] if sys.argv[1:] == ["--bench"] else pytest)]
        child = processes.start(words, variables)
        stack.callback(processes.finish, child)
        return child.wait()


def test_database(stack: ExitStack) -> str:
    """Return the address of a server for tests: DATABASE_URL, else an embedded one.

    What killed runs left in that, and the templates of earlier migrations, is dropped: it is ours.
    """
    given = given_address()
    if given:
        return given
    cluster = stack.enter_context(test_cluster())
    for (name,) in cluster.query(OLD_DATABASES):
        cluster.query(f'DROP DATABASE "{name}"')
    return cluster.address()


if __name__ == "__main__":
    command(main)
