"""`make check`: everything that can be said about the code without running the portal."""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial

from dev import preparation, processes, system_packages
from dev.console import command
from dev.places import PYTHON, ROOT
from dev.postgres import given_address, start_test_cluster

SETTINGS = "portal.settings.test"
TEMPLATES = tuple(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("*/templates")))
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
# The longest first: the others fill the time beside it.
CHECKS: dict[str, tuple[str, ...]] = {
    "types": ("-m", "mypy"),
    "front end": ("-m", "dev.assets", "check"),
    "messages": ("manage.py", "collect_messages", "--check"),
    "migrations": ("manage.py", "makemigrations", "--check", "--dry-run"),
    "system checks": ("manage.py", "check", "--database", "default"),
    "templates": ("-m", "djlint", "--lint", "--quiet", *TEMPLATES),
    "pins": ("-m", "tests.pins"),
    "layers": ("-c", LINT_IMPORTS),
    "sizes": ("-m", "tests.budgets"),
    "style": ("-m", "ruff", "check", "."),
    "form": ("-m", "ruff", "format", "--check", "."),
}


def passes(title: str, variables: dict[str, str]) -> bool:
    """Run a check and print how it went, with its own words when it fails."""
    began = time.monotonic()
    answer = subprocess.run(
        [PYTHON, *CHECKS[title]],
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    result = "FAILED" if answer.returncode else "passed"
    said = f"\n{answer.stdout.rstrip()}\n" if answer.returncode else ""
    print(f"  {result}  {title:<14}{time.monotonic() - began:6.1f} s{said}")
    return not answer.returncode


def main() -> int:
    """Run all checks, as many at once as the machine has processors."""
    processes.listen()
    system_packages.need_gettext()
    with ExitStack() as stack:
        address = given_address() or start_test_cluster(stack).address()
        variables = preparation.variables(address, SETTINGS)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(partial(passes, variables=variables), CHECKS))
    print(f"\n{sum(results)} checks passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    command(main)
