"""Fills a database once: tables, messages, starter content; again only when a source changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from dev import processes
from dev.console import Steps, say
from dev.places import LOCAL, PYTHON, REQUIREMENTS, ROOMS, ROOT

STAMP = LOCAL / "prepared"
DEMO_ACCOUNTS = LOCAL / "demo-accounts.txt"
REPORT_ADVICE = "read the lines above; the database keeps what was done, and it can be run again"


def prepare(steps: Steps, environment: Mapping[str, str], database: str) -> None:
    """Bring the database up to date: three steps, each quick when no source has changed."""
    wanted = f"{database}\n{digest()}"
    fresh = STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted
    with steps.step("Compile the messages", REPORT_ADVICE):
        build_messages(environment)
    with steps.step("Bring the tables up to date", REPORT_ADVICE):
        if not fresh:
            manage(environment, "migrate", "--no-input")
            manage(environment, "createcachetable")
    with steps.step("Load the starter content", REPORT_ADVICE):
        if not fresh:
            manage(environment, "load_starter_content", show=True)
            accounts = manage(environment, "demo_accounts")
            DEMO_ACCOUNTS.write_text(accounts, encoding="utf-8")
    STAMP.write_text(wanted, encoding="utf-8")


def build_messages(environment: Mapping[str, str]) -> None:
    """Compile the message files, unless each has a compiled one that is no older."""
    for source in ROOT.glob("*/locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            manage(environment, "build_messages")
            return


def print_demo_accounts() -> None:
    """Print the accounts that the starter content made."""
    for line in DEMO_ACCOUNTS.read_text(encoding="utf-8").splitlines():
        say(f"  {line}")


def manage(environment: Mapping[str, str], name: str, *words: str, show: bool = False) -> str:
    """Run a command of manage.py and return what it printed."""
    return processes.run(name, [PYTHON, "manage.py", name, *words], environment, show=show)


def variables(address: str, settings: str) -> dict[str, str]:
    """Return the variables in which manage.py and the servers run."""
    return {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": settings}


def digest() -> str:
    """Return a digest of everything that decides what preparing does."""
    sources = [*REQUIREMENTS, ROOT / "manage.py"]
    for room in ROOMS:
        for folder, folders, names in os.walk(ROOT / room):
            folders[:] = [name for name in folders if name not in ("__pycache__", "static_build")]
            sources += [Path(folder, name) for name in names if not name.endswith((".pyc", ".mo"))]
    total = hashlib.sha256()
    for path in sorted(sources):
        total.update(str(path.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
