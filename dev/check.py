"""`make check`: everything that can be said about the code without running the portal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from dev import environment, preparation, processes, system_packages
from dev.console import StepError, explain, say
from dev.places import LOGS, PYTHON, ROOT
from dev.postgres import test_cluster

SETTINGS = "portal.settings.test"
MANAGE = (str(PYTHON), "manage.py")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
FORMATS = (("ruff", "check", "--fix-only", "--quiet", "."), ("ruff", "format", "."))


@dataclass
class Check:
    """One command, and once it ran, how it went."""

    title: str
    command: list[str]
    child: subprocess.Popen[bytes] | None = None
    began: float = 0.0
    seconds: float = 0.0
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        """Name the log after the check."""
        self.log = LOGS / f"check-{self.title.replace(' ', '-')}.log"

    def start(self, variables: Mapping[str, str]) -> None:
        """Start the command."""
        self.began = time.monotonic()
        with self.log.open("wb") as output:
            self.child = processes.start(self.command, environment=variables, output=output)

    def is_done(self) -> bool:
        """Say whether the command has come to its end."""
        if self.child is None or self.child.poll() is None:
            return False
        self.seconds = time.monotonic() - self.began
        return True

    @property
    def passed(self) -> bool:
        """Whether the command said that all is well."""
        return self.child is not None and self.child.returncode == 0


def checks() -> list[Check]:
    """Return all checks, the longest first: the others fill the time beside it."""
    module = (str(PYTHON), "-m")
    templates = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("*/templates"))]
    return [
        Check("types", [*module, "mypy"]),
        Check("messages", [sys.executable, "-m", "dev.messages", "--check"]),
        Check("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
        Check("system checks", [*MANAGE, "check", "--database", "default"]),
        Check("templates", [*module, "djlint", "--lint", "--quiet", *templates]),
        Check("pins", [sys.executable, "-m", "dev.pins", "--check"]),
        Check("layers", [str(PYTHON), "-c", LINT_IMPORTS]),
        Check("sizes", [sys.executable, "-m", "dev.budgets"]),
        Check("style", [*module, "ruff", "check", "."]),
        Check("front end", [sys.executable, "-m", "dev.assets", "check"]),
        Check("form", [*module, "ruff", "format", "--check", "."]),
    ]


def run_all(waiting: list[Check], variables: Mapping[str, str]) -> Iterator[Check]:
    """Run the checks, as many at once as there are cores, and yield each when it is done."""
    running: list[Check] = []
    try:
        while waiting or running:
            processes.stop_request.check()
            while waiting and len(running) < (os.cpu_count() or 2):
                running.append(waiting.pop(0))
                running[-1].start(variables)
            for check in [check for check in running if check.is_done()]:
                running.remove(check)
                yield check
            time.sleep(processes.POLL)
    finally:
        for check in running:
            if check.child:
                processes.finish(check.child)


@contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """Yield the environment variables of the checks, with a database that is up."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield preparation.manage_environment(given, SETTINGS)
        return
    with test_cluster() as cluster:
        yield preparation.manage_environment(cluster.address(), SETTINGS)


def report(done: list[Check]) -> int:
    """Print what failed and the table; return the exit code."""
    for check in done:
        if not check.passed:
            say(f"\n──── {check.title}: {' '.join(check.command)[:200]}")
            say(check.log.read_text(encoding="utf-8", errors="replace").rstrip())
    say()
    for check in sorted(done, key=lambda check: check.passed, reverse=True):
        say(f"  {'passed' if check.passed else 'FAILED'}  {check.title:<14}{check.seconds:6.1f} s")
    failed = sum(not check.passed for check in done)
    say(f"\n{len(done) - failed} checks passed, {failed} failed")
    return 1 if failed else 0


def put_into_form() -> int:
    """Let ruff, prettier, eslint and stylelint put the files into the house's form."""
    environment.prepare_packages()
    for words in FORMATS:
        subprocess.run([str(PYTHON), "-m", *words], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-m", "dev.assets", "format"], cwd=ROOT, check=True)
    return 0


def main(words: list[str]) -> int:
    """Check, or with `format` put the files into form."""
    processes.stop_request.listen()
    LOGS.mkdir(parents=True, exist_ok=True)
    try:
        if words == ["format"]:
            return put_into_form()
        say("Fetching what the checks need …")
        environment.prepare_packages()
        system_packages.need_gettext()
        done = []
        with surroundings() as variables:
            for check in run_all(checks(), variables):
                say(f"  {check.title}: {'passed' if check.passed else 'FAILED'}")
                done.append(check)
        return report(done)
    except processes.Stopped:
        say("Stopped.")
        return 130
    except StepError as failure:
        explain(failure)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
