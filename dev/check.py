"""`make check`: everything that can be said about the code without running the portal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass

from dev import preparation, processes, system_packages
from dev.console import command, say
from dev.places import LOGS, PYTHON, ROOT
from dev.postgres import given_address, test_cluster

SETTINGS = "portal.settings.test"
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
FORMATS = (("ruff", "check", "--fix-only", "--quiet", "."), ("ruff", "format", "."))


@dataclass
class Check:
    """One command of the environment's Python and, once it ran, how it went."""

    title: str
    words: tuple[str, ...]
    passed: bool = False
    seconds: float = 0.0
    printed: str = ""

    def run(self, variables: dict[str, str]) -> Check:
        """Run the command to its end."""
        began = time.monotonic()
        answer = subprocess.run(
            [PYTHON, *self.words],
            cwd=ROOT,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.passed, self.printed = answer.returncode == 0, answer.stdout.rstrip()
        self.seconds = time.monotonic() - began
        (LOGS / f"check-{self.title.replace(' ', '-')}.log").write_text(self.printed, "utf-8")
        return self


def checks() -> list[Check]:
    """Return all checks, the longest first: the others fill the time beside it."""
    templates = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("*/templates"))]
    return [
        Check("types", ("-m", "mypy")),
        Check("front end", ("-m", "dev.assets", "check")),
        Check("messages", ("-m", "dev.messages", "--check")),
        Check("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
        Check("system checks", ("manage.py", "check", "--database", "default")),
        Check("templates", ("-m", "djlint", "--lint", "--quiet", *templates)),
        Check("pins", ("-m", "dev.pins", "--check")),
        Check("layers", ("-c", LINT_IMPORTS)),
        Check("sizes", ("-m", "tests.budgets")),
        Check("style", ("-m", "ruff", "check", ".")),
        Check("form", ("-m", "ruff", "format", "--check", ".")),
    ]


def report(done: list[Check]) -> int:
    """Print what failed and the table; return the exit code."""
    for check in done:
        if not check.passed:
            say(f"\n──── {check.title}: {' '.join(check.words)[:200]}\n{check.printed}")
    say()
    for check in sorted(done, key=lambda check: check.passed, reverse=True):
        say(f"  {'passed' if check.passed else 'FAILED'}  {check.title:<14}{check.seconds:6.1f} s")
    failed = sum(not check.passed for check in done)
    say(f"\n{len(done) - failed} checks passed, {failed} failed")
    return 1 if failed else 0


def main() -> int:
    """Check, or with `format` put the Python files into the house's form."""
    processes.listen()
    LOGS.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:] == ["format"]:
        return max(subprocess.run([PYTHON, "-m", *words], cwd=ROOT).returncode for words in FORMATS)
    system_packages.need_gettext()
    done = []
    given = given_address()
    with nullcontext() if given else test_cluster() as cluster:
        variables = preparation.variables(cluster.address() if cluster else given, SETTINGS)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for future in as_completed(pool.submit(each.run, variables) for each in checks()):
                done.append(future.result())
                say(f"  {done[-1].title}: {'passed' if done[-1].passed else 'FAILED'}")
    return report(done)


if __name__ == "__main__":
    command(main)
