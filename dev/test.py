"""`make test`: everything the tests need, a PostgreSQL of their own, then pytest."""

from __future__ import annotations

import sys
from contextlib import ExitStack

from dev import environment, preparation, processes, system_packages
from dev.console import StepError, Steps, explain, say
from dev.given_database import given_address
from dev.places import LOGS, PYTHON
from dev.postgres import Cluster, test_cluster

SETTINGS = "portal.settings.test"
OLD_DATABASES = """
    SELECT datname FROM pg_database WHERE datname LIKE 'portal\\_t%' AND oid IS DISTINCT FROM
    (SELECT max(oid) FROM pg_database WHERE datname LIKE 'portal\\_template\\_%')
"""
FETCH_ADVICE = "look at the log; is there network? What was fetched already is kept: run it again"


def main(words: list[str]) -> int:
    """Run pytest with the words as further arguments; return its exit code."""
    processes.stop_request.listen()
    try:
        return run_tests(words)
    except processes.Stopped:
        say("Stopped.")
        return 130
    except StepError as failure:
        explain(failure)
        return 1


def run_tests(words: list[str]) -> int:
    """Prepare and run; a second run beside this one, or beside `make run`, is no matter."""
    LOGS.mkdir(parents=True, exist_ok=True)
    steps = Steps(5)
    with steps.step("Fetch the Python packages", FETCH_ADVICE):
        environment.prepare_packages()
    with steps.step("Look for Chromium, Java and gettext", FETCH_ADVICE):
        programs = system_packages.need_test_programs()
    with steps.step("Build the front end", FETCH_ADVICE):
        environment.build_assets()
    with ExitStack() as stack:
        with steps.step("Start PostgreSQL for the tests", "the server's log above says why"):
            address = test_database(stack)
        variables = preparation.manage_environment(address, SETTINGS) | programs
        with steps.step("Compile the messages", preparation.REPORT_ADVICE):
            preparation.build_messages(variables)
        say()
        return pytest(words, variables)


def test_database(stack: ExitStack) -> str:
    """Return the address of a server for tests: DATABASE_URL, else an embedded one."""
    given = given_address()
    if given:
        return given
    cluster = stack.enter_context(test_cluster())
    drop_old_databases(cluster)
    return cluster.address()


def drop_old_databases(cluster: Cluster) -> None:
    """Drop what killed runs left, and the templates of earlier migrations; we own the server."""
    for name in cluster.query(OLD_DATABASES):
        cluster.query(f'DROP DATABASE "{name}"')


def pytest(words: list[str], variables: dict[str, str]) -> int:
    """Run pytest, one process per core, its output straight to the console."""
    command = [str(PYTHON), "-m", "pytest", "-n", "auto", *words]
    child = processes.start(command, environment=variables)
    try:
        return processes.wait(child)
    finally:
        processes.finish(child)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
